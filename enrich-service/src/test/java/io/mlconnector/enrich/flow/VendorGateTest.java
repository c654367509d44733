package io.mlconnector.enrich.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlconnector.apiclient.ApiFailure;
import io.mlconnector.apiclient.ApiResult;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class VendorGateTest {
    private final Closing closing = new Closing();
    private final List<Duration> waitedForToken = new ArrayList<>();
    private final VendorGate gate = new VendorGate(
            "QuickBooks", Verdict::ofQuickBooks, new Backoff(new Random(1)), closing, waitedForToken::add);

    @Test
    void asksAgainWhenTheVendorWasAway() {
        assertThat(gate.call(answers(failed(new ApiFailure.ServerError(503, "away")), new ApiResult.Ok<>("here", ""))))
                .isEqualTo(new ApiResult.Ok<>("here", ""));
        assertThat(gate.trouble()).isEmpty();
    }

    @Test
    void waitsForAnotherTokenWhenOneIsRefused() {
        gate.call(answers(failed(new ApiFailure.Unauthorized("no")), new ApiResult.Ok<>("here", "")));

        assertThat(waitedForToken).hasSize(1);
    }

    @Test
    void givesBackWhatIsDefinite() {
        ApiResult<String> refusal = failed(new ApiFailure.Rejected("4001", "Invalid query", null));

        assertThat(gate.call(() -> refusal)).isEqualTo(refusal);
    }

    @Test
    void tellsThatTheConnectionMayNotReadUntilItMay() {
        ApiResult<String> denied = failed(new ApiFailure.Forbidden("3100", "not authorized"));

        assertThat(gate.call(() -> denied)).isEqualTo(denied);
        assertThat(gate.trouble())
                .hasValueSatisfying(text -> assertThat(text).contains("not authorized", "Connect it again"));

        gate.call(() -> new ApiResult.Ok<>("here", ""));
        assertThat(gate.trouble()).isEmpty();
    }

    @Test
    void endsItsWaitWithTheService() {
        assertThatThrownBy(() -> gate.call(() -> {
                    closing.close();
                    return failed(new ApiFailure.Unreachable("nobody"));
                }))
                .isInstanceOf(ClosingException.class);
        assertThat(gate.trouble()).hasValueSatisfying(text -> assertThat(text).contains("nobody"));
    }

    private static ApiResult<String> failed(ApiFailure failure) {
        return new ApiResult.Failed<>(failure, "");
    }

    private static Supplier<ApiResult<String>> answers(ApiResult<String> first, ApiResult<String> second) {
        Deque<ApiResult<String>> left = new ArrayDeque<>(List.of(first, second));
        return left::removeFirst;
    }
}
