package io.mlconnector.sandbox.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.sandbox.http.Call;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class FaultScheduleProperties {
    private static final int CALLS = 200;
    private static final BigDecimal HALF = new BigDecimal("0.5");

    @Provide
    Arbitrary<Trigger> triggers() {
        return Combinators.combine(
                        Arbitraries.longs().between(1, 50),
                        Arbitraries.longs().between(0, 200),
                        Arbitraries.longs().between(1, 7),
                        Arbitraries.bigDecimals().between(BigDecimal.ZERO, BigDecimal.ONE),
                        Arbitraries.longs())
                .as((from, more, every, probability, seed) -> new Trigger(from, from + more, every, probability, seed));
    }

    private static FaultRule rule(String id, String path, Trigger trigger, long times) {
        return new FaultRule(id, Where.parse(path), Kind.ERROR_BEFORE, trigger, times, Duration.ZERO, 502, 0, false);
    }

    private static Call call(String path) {
        return new Call("GET", path, Map.of(), Map.of(), new byte[0]);
    }

    @Property(tries = 200)
    void whatHappensIsWhatTheScheduleSays(
            @ForAll("triggers") Trigger trigger, @ForAll @IntRange(min = 1, max = 50) int times) {
        FaultDesk desk = new FaultDesk(Clock.systemUTC(), Set.of());
        FaultRule rule = rule("r", "/a", trigger, times);
        desk.add(rule);

        List<Long> struck = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            desk.onCall(call("/a")).ifPresent(hit -> struck.add(hit.number()));
        }

        assertThat(struck).isEqualTo(rule.schedule(CALLS));
    }

    @Property(tries = 200)
    void otherEndpointsDoNotShiftIt(
            @ForAll("triggers") Trigger trigger, @ForAll List<@IntRange(max = 2) Integer> order) {
        FaultDesk desk = new FaultDesk(Clock.systemUTC(), Set.of());
        FaultRule rule = rule("r", "/0", trigger, Long.MAX_VALUE);
        desk.add(rule("other", "/1", trigger, Long.MAX_VALUE));
        desk.add(rule);

        List<Long> struck = new ArrayList<>();
        int own = 0;
        for (int endpoint : order) {
            own += endpoint == 0 ? 1 : 0;
            desk.onCall(call("/" + endpoint))
                    .filter(hit -> hit.rule().equals(rule))
                    .ifPresent(hit -> struck.add(hit.number()));
        }

        assertThat(struck).isEqualTo(rule.schedule(own));
    }

    @Property(tries = 100)
    void theSameSeedGivesTheSameScheduleAndAnotherSeedAnother(@ForAll long seed) {
        Trigger one = new Trigger(1, Long.MAX_VALUE, 1, HALF, seed);
        Trigger again = new Trigger(1, Long.MAX_VALUE, 1, HALF, seed);
        Trigger other = new Trigger(1, Long.MAX_VALUE, 1, HALF, seed + 1);

        List<Long> schedule = rule("r", "/a", one, Long.MAX_VALUE).schedule(CALLS);
        assertThat(rule("r", "/a", again, Long.MAX_VALUE).schedule(CALLS)).isEqualTo(schedule);
        assertThat(rule("r", "/a", other, Long.MAX_VALUE).schedule(CALLS)).isNotEqualTo(schedule);
    }

    @Property(tries = 100)
    void lotsFallAboutAsOftenAsTheProbabilitySays(@ForAll long seed, @ForAll @IntRange(max = 10) int tenths) {
        int calls = 10_000;
        Trigger trigger = new Trigger(1, Long.MAX_VALUE, 1, BigDecimal.valueOf(tenths, 1), seed);

        assertThat(rule("r", "/a", trigger, Long.MAX_VALUE).schedule(calls).size())
                .isBetween(tenths * 1000 - 300, tenths * 1000 + 300);
    }
}
