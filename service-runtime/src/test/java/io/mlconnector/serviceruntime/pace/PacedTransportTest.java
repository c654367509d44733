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

    private final AtomicInteger sent = new AtomicInteger();

    @Test
    void whatDoesNotGetItsTurnIsNotSentAndSaysSo() {
        PacedTransport transport = transport(new Pace(2, 100, 10, Duration.ofMillis(50)));
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
        PacedTransport transport = transport(new Pace(2, 100, 10, Duration.ofSeconds(20)));
        for (int i = 0; i < 4; i++) {
            assertThat(transport.send(REQUEST)).isInstanceOf(ApiResult.Ok.class);
        }
        assertThat(sent).hasValue(4);
    }

    @Test
    void sendsNothingAfterTheDeadlineOfTheCall() {
        PacedTransport transport = transport(new Pace(10, 100, 10, Duration.ofSeconds(1)));
        ApiResult<ApiResponse> result = CallDeadline.within(() -> false, () -> transport.send(REQUEST));
        assertThat(result).isInstanceOf(ApiResult.Failed.class);
        assertThat(sent).hasValue(0);
    }

    private PacedTransport transport(Pace pace) {
        return new PacedTransport(
                _ -> {
                    sent.incrementAndGet();
                    return new ApiResult.Ok<>(new ApiResponse(200, Map.of(), ""), "");
                },
                pace);
    }
}
