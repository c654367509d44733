package io.mlconnector.sandbox.front;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.sandbox.fault.FaultDesk;
import io.mlconnector.sandbox.fault.FaultRule;
import io.mlconnector.sandbox.fault.Kind;
import io.mlconnector.sandbox.fault.Trigger;
import io.mlconnector.sandbox.fault.Where;
import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Call;
import io.mlconnector.sandbox.http.Glob;
import io.mlconnector.sandbox.http.WireLog;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FrontTest {
    private static final Call CALL = new Call("GET", "/a", Map.of(), Map.of(), new byte[0]);

    private final FaultDesk faults = new FaultDesk(Clock.systemUTC(), Set.of());
    private final WireLog log = new WireLog(10);
    private final List<Boolean> spoilt = new ArrayList<>();
    private final Front front =
            new Front(faults, new PlainErrors(), log, (_, _, bad) -> spoilt.add(bad), _ -> "me", Clock.systemUTC());

    private static final class PlainErrors implements VendorErrors {
        @Override
        public Answer serverError(Call call, String remark) {
            return Answer.text(500, remark);
        }

        @Override
        public Answer throttled(Call call, int retryAfter) {
            return Answer.text(429, "");
        }

        @Override
        public Answer staleToken(Call call) {
            return Answer.text(401, "");
        }

        @Override
        public Answer errorIn200(Call call) {
            return Answer.text(200, "error");
        }

        @Override
        public Answer refuse(int status, String sentence) {
            return Answer.text(status, sentence);
        }
    }

    private void order(Kind kind) {
        faults.add(new FaultRule(
                "r",
                new Where.Calls("**", "", Glob.of("**")),
                kind,
                Trigger.always(),
                1,
                Duration.ofMillis(10),
                502,
                0,
                false));
    }

    @Test
    void aBugTakesTheVendorsFormWithANumberAndNoTrace() {
        Answer answer = front.answer(CALL, _ -> {
            throw new IllegalStateException("secret inner state");
        });

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.text())
                .matches("a bug of the sandbox, number [0-9a-f]{8} in its log")
                .doesNotContain("secret");
        assertThat(log.latest().getFirst().status()).isEqualTo(500);
    }

    @Test
    void theLogHasTheAnswerAndWhatBefellIt() {
        order(Kind.HTML_BEFORE);

        front.answer(CALL, _ -> Answer.text(200, "fine"));

        WireLog.Entry entry = log.latest().getFirst();
        assertThat(entry.status()).isEqualTo(502);
        assertThat(entry.circumstances().fault()).isEqualTo("html-before r#1");
        assertThat(entry.circumstances().caller()).isEqualTo("me");
    }

    @Test
    void observersLearnWhetherAFaultChangedTheAnswer() {
        front.answer(CALL, _ -> Answer.text(200, "fine"));
        order(Kind.SLOW);
        front.answer(CALL, _ -> Answer.text(200, "fine"));
        faults.clear();
        order(Kind.TRUNCATE);
        front.answer(CALL, _ -> Answer.text(200, "fine"));

        assertThat(spoilt).containsExactly(false, false, true);
    }
}
