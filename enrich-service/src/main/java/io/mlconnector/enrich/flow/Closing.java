package io.mlconnector.enrich.flow;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The end of the service: every wait ends with it, and what was not finished is taken up again after the next start.
public final class Closing {
    private final CountDownLatch closed = new CountDownLatch(1);

    public void close() {
        closed.countDown();
    }

    public boolean isClosed() {
        return closed.getCount() == 0;
    }

    /// @throws ClosingException when the service ends before the time is over
    public void pause(Duration time) {
        try {
            if (closed.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ClosingException();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new ClosingException();
        }
    }

    /// @throws ClosingException when the service ends
    public void check() {
        if (isClosed()) {
            throw new ClosingException();
        }
    }
}
