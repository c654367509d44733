package io.mlconnector.sandbox.asana.feed;

import io.mlconnector.sandbox.fault.Hit;
import java.time.Duration;
import java.util.Optional;

/// What the fault desk decided, in the words of Asana's deliveries.
public final class Mishaps {
    /// How long a delivery waits to be overtaken when no other one comes.
    private static final Duration MAX_HELD = Duration.ofMinutes(1);

    private Mishaps() {}

    public static Mishap of(Optional<Hit> hit) {
        return hit.map(Mishaps::of).orElseGet(Mishap.None::new);
    }

    private static Mishap of(Hit hit) {
        return switch (hit.rule().kind()) {
            case LOSE -> new Mishap.Lost();
            case DOUBLE -> new Mishap.Doubled();
            case DELAY -> new Mishap.Delayed(hit.rule().pause());
            case REORDER -> new Mishap.Overtaken(MAX_HELD);
            case WRONG_SECRET -> new Mishap.WrongSecret();
            default -> throw new IllegalArgumentException(hit.label() + " befalls no delivery");
        };
    }
}
