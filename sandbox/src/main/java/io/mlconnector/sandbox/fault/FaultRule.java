package io.mlconnector.sandbox.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// One kind of trouble at one place.
///
/// @param id of the caller's choice or `f1`, `f2`, …
/// @param times how often it strikes at most
/// @param pause of [Kind#SLOW] in real time, of [Kind#DELAY] on the sandbox's clock
/// @param status of [Kind#HTML_BEFORE] and [Kind#HTML_AFTER]
/// @param retryAfter seconds in the header of [Kind#THROTTLE]; 0 for what the vendor does by itself
/// @param lasting of [Kind#STALE_TOKEN]: the token that was struck stays refused while the rule is there
public record FaultRule(
        String id,
        Where where,
        Kind kind,
        Trigger trigger,
        long times,
        Duration pause,
        int status,
        int retryAfter,
        boolean lasting) {
    /// Longer than any client waits.
    public static final Duration MAX_PAUSE = Duration.ofMinutes(10);

    public static final Duration MAX_DELAY = Duration.ofDays(30);

    public FaultRule {
        require(id.matches("[A-Za-z0-9_.-]{1,60}"), "id is of letters, digits and . _ -, 60 at most.");
        require(times >= 1, "times is 1 or more.");
        boolean delivery = where instanceof Where.Deliveries;
        if (kind.isForDeliveries() != delivery) {
            throw new IllegalArgumentException(kind.wireName()
                    + (delivery ? " befalls calls; webhooks: " : " befalls webhooks; calls: ")
                    + String.join(", ", Kind.wireNames(delivery))
                    + ".");
        }
        Duration most = kind == Kind.DELAY ? MAX_DELAY : MAX_PAUSE;
        require(!pause.isNegative() && pause.compareTo(most) <= 0, "pause is " + most + " at most.");
        require(status >= 200 && status <= 599, "status is from 200 to 599.");
        require(retryAfter >= 0 && retryAfter <= 86_400, "retryAfter is from 0 to 86400 seconds.");
    }

    /// Which of the first calls would be struck, by their numbers from 1; nothing is counted.
    public List<Long> schedule(int calls) {
        List<Long> struck = new ArrayList<>();
        for (long number = 1; number <= calls && struck.size() < times; number++) {
            if (trigger.strikes(number)) {
                struck.add(number);
            }
        }
        return List.copyOf(struck);
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
