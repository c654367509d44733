package io.mlconnector.sandbox.asana.feed;

import java.time.Duration;

/// What befalls a delivery on its way, by the fault desk's will.
public sealed interface Mishap {
    record None() implements Mishap {}

    /// Never sent, and Asana believes that it arrived.
    record Lost() implements Mishap {}

    /// Sent once more right after it arrived.
    record Doubled() implements Mishap {}

    /// Others overtake it meanwhile.
    ///
    /// @param by on the sandbox's clock
    record Delayed(Duration by) implements Mishap {}

    /// Goes after the next delivery of the same webhook.
    ///
    /// @param atMost how long it waits when there is no next one
    record Overtaken(Duration atMost) implements Mishap {}

    /// Signed with a secret that nobody knows; what is sent again after the refusal is signed well.
    record WrongSecret() implements Mishap {}

    /// Asked once for each delivery.
    @FunctionalInterface
    interface Source {
        /// @param target where it goes
        Mishap next(String target);
    }
}
