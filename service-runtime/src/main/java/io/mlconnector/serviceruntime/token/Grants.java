package io.mlconnector.serviceruntime.token;

import io.mlconnector.contracts.GrantV1;
import java.util.Optional;

/// What people granted on the console.
interface Grants extends AutoCloseable {
    Grants NONE = new Grants() {
        @Override
        public Optional<Grant> newest() {
            return Optional.empty();
        }

        @Override
        public void onNew(Runnable wake) {}

        @Override
        public void close() {}
    };

    /// @param version counts up with every consent
    record Grant(long version, GrantV1.Tokens tokens) {}

    /// The last one; empty when there is none that can be opened.
    Optional<Grant> newest();

    /// @param wake called after each new one, by another thread
    void onNew(Runnable wake);

    @Override
    void close();
}
