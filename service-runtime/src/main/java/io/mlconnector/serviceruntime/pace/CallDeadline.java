package io.mlconnector.serviceruntime.pace;

import java.util.function.Supplier;

/// Until when the current call may be sent, on the monotonic clock. A process that was frozen between the decision and
/// the call must not send it any more: somebody else may have taken over meanwhile.
public final class CallDeadline {
    private static final ScopedValue<Long> NOT_AFTER = ScopedValue.newInstance();

    private CallDeadline() {}

    /// @param notAfterNanos as [System#nanoTime] counts
    public static <T> T within(long notAfterNanos, Supplier<T> call) {
        return ScopedValue.where(NOT_AFTER, notAfterNanos).call(call::get);
    }

    /// Whether a request may still be sent; always, where nobody set a limit.
    public static boolean isOpen() {
        return !NOT_AFTER.isBound() || System.nanoTime() - NOT_AFTER.get() < 0;
    }
}
