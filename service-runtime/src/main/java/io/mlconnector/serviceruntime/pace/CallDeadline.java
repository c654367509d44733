package io.mlconnector.serviceruntime.pace;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Whether the current call may still be sent. A process that was frozen between the decision and the call, or lost its
/// partition meanwhile, must not send it any more: somebody else may have taken over.
public final class CallDeadline {
    private static final ScopedValue<BooleanSupplier> OPEN = ScopedValue.newInstance();

    private CallDeadline() {}

    /// @param open asked right before each request is sent
    public static <T> T within(BooleanSupplier open, Supplier<T> call) {
        return ScopedValue.where(OPEN, open).call(call::get);
    }

    /// Always, where nobody set a limit.
    public static boolean isOpen() {
        return !OPEN.isBound() || OPEN.get().getAsBoolean();
    }
}
