package io.mlconnector.serviceruntime.token;

import io.mlconnector.contracts.GrantV1;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a person granted, as a test hands it over.
final class HandedGrants implements Grants {
    private @Nullable Grant newest;

    void hand(long version, String refresh, Instant now) {
        newest = new Grant(
                version,
                new GrantV1.Tokens(
                        "access of " + refresh,
                        now.plus(Duration.ofHours(1)),
                        refresh,
                        now.plus(Duration.ofDays(100)),
                        null));
    }

    @Override
    public Optional<Grant> newest() {
        return Optional.ofNullable(newest);
    }

    @Override
    public void onNew(Runnable wake) {}

    @Override
    public void close() {}
}
