package io.mlconnector.serviceruntime.pace;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.apiclient.ApiFailure;
import io.mlconnector.apiclient.ApiRequest;
import io.mlconnector.apiclient.ApiResponse;
import io.mlconnector.apiclient.ApiResult;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PacedTransportTest {
    private static final ApiRequest REQUEST = new ApiRequest("GET", URI.create("http://localhost/"), Map.of(), null);

    private static final Duration PAUSE = Duration.ofSeconds(60);

    private ApiResponse answer = new ApiResponse(200, Map.of(), "");
    private final AtomicInteger sent = new AtomicInteger();

    @Test
    void whatDoesNotGetItsTurnIsNotSentAndSaysSo() {
        PacedTransport transport = transport(new Pace(10, 2, 10, Duration.ofMillis(50), PAUSE));
        assertThat(transport.send(REQUEST)).isInstanceOf(ApiResult.Ok.class);
        assertThat(transport.send(REQUEST)).isInstanceOf(ApiResult.Ok.class);
        assertThat(transport.send(REQUEST))
                .isInstanceOfSatisfying(
                        ApiResult.Failed.class,
                        failed -> assertThat(failed.failure()).isInstanceOf(ApiFailure.Unreachable.class));
        assertThat(sent).hasValue(2);
    }

    @Test
    void waitsForItsTurnWithinItsPatience() {
        PacedTransport transport = transport(new Pace(2, 100, 10, Duration.ofSeconds(20), PAUSE));
        for (int i = 0; i < 4; i++) {
            assertThat(transport.send(REQUEST)).isInstanceOf(ApiResult.Ok.class);
        }
        assertThat(sent).hasValue(4);
    }

    @Test
    void sendsNothingAfterTheDeadlineOfTheCall() {
        PacedTransport transport = transport(new Pace(10, 100, 10, Duration.ofSeconds(1), PAUSE));
        ApiResult<ApiResponse> result = CallDeadline.within(() -> false, () -> transport.send(REQUEST));
        assertThat(result).isInstanceOf(ApiResult.Failed.class);
        assertThat(sent).hasValue(0);
    }

    @Test
    void afterARefusalNobodyIsSentUntilTheVendorsTimeIsOver() {
        PacedTransport transport = transport(new Pace(10, 100, 10, Duration.ofSeconds(1), PAUSE));
        answer = new ApiResponse(429, Map.of("retry-after", "30"), "");
        transport.send(REQUEST);
        assertThat(transport.send(REQUEST))
                .isInstanceOfSatisfying(
                        ApiResult.Failed.class,
                        failed -> assertThat(failed.failure())
                                .isInstanceOfSatisfying(
                                        ApiFailure.RateLimited.class,
                                        limited -> assertThat(limited.retryAfter())
                                                .isBetween(Duration.ofSeconds(20), Duration.ofSeconds(30))));
        assertThat(sent).hasValue(1);
    }

    @Test
    void aRefusalWithoutATimeUsesTheVendorsUsualOne() {
        PacedTransport transport = transport(new Pace(10, 100, 10, Duration.ofSeconds(1), PAUSE));
        answer = new ApiResponse(429, Map.of(), "");
        transport.send(REQUEST);
        transport.send(REQUEST);
        assertThat(sent).hasValue(1);
    }

    private PacedTransport transport(Pace pace) {
        return new PacedTransport(
                _ -> {
                    sent.incrementAndGet();
                    return new ApiResult.Ok<>(answer, "");
                },
                pace);
    }
}
