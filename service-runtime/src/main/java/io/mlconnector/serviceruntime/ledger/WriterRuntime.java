package io.mlconnector.serviceruntime.ledger;

import java.time.Clock;
import java.time.Duration;

/// The loop of one writer.
public final class WriterRuntime implements AutoCloseable {
    public WriterRuntime(WriterSettings settings, String bootstrapServers, OperationHandler handler, Clock clock) {
    }

    public String group() {
        return "";
    }

    /// Joins the group and works until it is closed.
    public void start() {}

    /// Leaves the group and stays away for at most this long.
    public void pause(Duration most) {}

    /// Comes back from [#pause].
    public void resume() {}

    @Override
    public void close() {}
}
