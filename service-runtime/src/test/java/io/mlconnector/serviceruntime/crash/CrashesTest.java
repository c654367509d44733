package io.mlconnector.serviceruntime.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrashesTest {
    private final List<CrashPoint> deaths = new ArrayList<>();

    @Test
    void isInertUnlessArmed() {
        Crashes none = Crashes.of(null, deaths::add);
        for (CrashPoint point : CrashPoint.values()) {
            none.pass(point);
        }
        assertThat(deaths).isEmpty();
        assertThat(System.getenv(Crashes.VARIABLE)).isNull();
    }

    @Test
    void diesAtTheNthPassAndAtNoOther() {
        Crashes armed = Crashes.of("after-intent=3, after-call=1:5", deaths::add);
        armed.pass(CrashPoint.AFTER_INTENT);
        armed.pass(CrashPoint.AFTER_CALL);
        armed.pass(CrashPoint.BEFORE_INTENT);
        armed.pass(CrashPoint.AFTER_INTENT);
        assertThat(deaths).isEmpty();

        armed.pass(CrashPoint.AFTER_INTENT);

        assertThat(deaths).containsExactly(CrashPoint.AFTER_INTENT);
    }

    @Test
    void namesWhatItDoesNotUnderstand() {
        assertThatThrownBy(() -> Crashes.of("after-lunch=1", deaths::add)).hasMessageContaining("after-lunch");
        assertThatThrownBy(() -> Crashes.of("after-call=0", deaths::add)).hasMessageContaining("after-call=0");
    }
}
