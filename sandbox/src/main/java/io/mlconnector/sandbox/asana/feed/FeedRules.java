package io.mlconnector.sandbox.asana.feed;

import java.time.Duration;

/// What Asana's documents leave open about webhook deliveries, and what tests want to be quicker.
///
/// @param heartbeatBeforeAnswer whether the first heartbeat comes before the create call is answered. Asana's
///     guide lists it after the answer
/// @param emptyHandshake whether the handshake has no body at all; else `{}`
/// @param headBlocks whether a failing delivery holds back the later ones of its webhook
/// @param shuffle whether the events of a group come in another order, in several deliveries
/// @param seed of the shuffle
/// @param farewell whether what was waiting when a webhook is deleted through the API still comes, once
/// @param answerWithin how long a target may take; in real time, as it measures somebody else's process
public record FeedRules(
        boolean heartbeatBeforeAnswer,
        boolean emptyHandshake,
        boolean headBlocks,
        boolean shuffle,
        long seed,
        boolean farewell,
        Duration answerWithin) {
    private static final Duration MAX_ANSWER = Duration.ofMinutes(1);

    public static final FeedRules DEFAULT = new FeedRules(false, true, true, false, 1, true, Duration.ofSeconds(10));

    public FeedRules {
        if (!answerWithin.isPositive() || answerWithin.compareTo(MAX_ANSWER) > 0) {
            throw new IllegalArgumentException("answerMillis is 1 to " + MAX_ANSWER.toMillis() + ".");
        }
    }
}
