package io.mlconnector.sandbox.quickbooks.webhook;

import io.mlconnector.sandbox.fault.Hit;
import java.util.Optional;

/// What the fault desk decided, in the words of QuickBooks' deliveries.
public final class Mishaps {
    private Mishaps() {}

    public static Mishap of(Optional<Hit> hit) {
        return hit.map(Mishaps::of).orElseGet(Mishap.None::new);
    }

    private static Mishap of(Hit hit) {
        String remark = hit.label();
        return switch (hit.rule().kind()) {
            case LOSE -> new Mishap.Lost(remark);
            case DOUBLE -> new Mishap.Doubled(remark);
            case DELAY -> new Mishap.Delayed(remark, hit.rule().pause());
            case REORDER -> new Mishap.Reordered(remark);
            case WRONG_SECRET -> new Mishap.WrongSecret(remark);
            default -> throw new IllegalArgumentException(remark + " befalls no delivery");
        };
    }
}
