package io.mlconnector.sandbox.quickbooks.oauth;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Which refresh tokens are being exchanged right now. A real exchange takes a while; ours is drawn out a
/// little, so that two workers who refresh at the same time are seen to do so. One who waits for the answer
/// before he asks again never collides with himself.
final class Exchanges {
    private final Map<String, CountDownLatch> underWay = new HashMap<>();

    /// @return empty when the token is being exchanged already; that exchange learns of it
    synchronized Optional<Exchange> begin(String token) {
        CountDownLatch other = underWay.get(token);
        if (other != null) {
            other.countDown();
            return Optional.empty();
        }
        CountDownLatch disturbed = new CountDownLatch(1);
        underWay.put(token, disturbed);
        return Optional.of(new Exchange(token, disturbed));
    }

    /// Close it when the answer goes out.
    final class Exchange implements AutoCloseable {
        private final String token;
        private final CountDownLatch disturbed;

        private Exchange(String token, CountDownLatch disturbed) {
            this.token = token;
            this.disturbed = disturbed;
        }

        /// Until the time is over or somebody else comes with the same token.
        void linger(Duration time) {
            try {
                boolean _ = disturbed.await(time.toNanos(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            synchronized (Exchanges.this) {
                underWay.remove(token);
            }
        }
    }
}
