package io.mlconnector.chaos.check;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// All invariants of one look.
public final class Checker {
    private static final int SHOWN = 20;

    private Checker() {}

    public static List<Verdict> check(Evidence evidence, String when) {
        List<Verdict> verdicts = new ArrayList<>();
        Stream.of(Money.ALL, Wire.ALL, Flow.ALL, Arrivals.ALL, Order.ALL, Rebuilding.ALL)
                .flatMap(List::stream)
                .forEach(invariant -> {
                    List<String> wrong = invariant.check().violations(evidence);
                    verdicts.add(new Verdict(
                            invariant.id(),
                            invariant.says(),
                            when,
                            wrong.stream().limit(SHOWN).toList()));
                });
        return verdicts;
    }
}
