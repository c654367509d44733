package io.mlconnector.sandbox.quickbooks.webhook;

import java.time.Duration;

/// What befalls one delivery on its way, because the fault desk wants it so.
public sealed interface Mishap {
    /// Says why the delivery was not an ordinary one; empty when it was.
    String remark();

    record None() implements Mishap {
        @Override
        public String remark() {
            return "";
        }
    }

    /// Never sent, and nobody is told.
    record Lost(String remark) implements Mishap {}

    record Doubled(String remark) implements Mishap {}

    /// @param by on the sandbox's clock; later ones are not held back meanwhile
    record Delayed(String remark, Duration by) implements Mishap {}

    /// Sent behind the one that follows.
    record Reordered(String remark) implements Mishap {}

    /// Signed with a key that is not the app's.
    record WrongSecret(String remark) implements Mishap {}

    /// Decides what befalls the next delivery. Quick, and safe for many threads.
    @FunctionalInterface
    interface Source {
        Mishap next();
    }
}
