package io.mlconnector.enrich.mapping;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How new a stored record is: its vendor's version, and for the same version when the vendor gave it.
///
/// @param version `SyncToken`, or `modified_at` in milliseconds
record Age(long version, @Nullable Instant readAt) implements Comparable<Age> {

    @Override
    public int compareTo(Age other) {
        int byVersion = Long.compare(version, other.version);
        if (byVersion != 0 || readAt == null || other.readAt == null) {
            return byVersion;
        }
        return readAt.compareTo(other.readAt);
    }
}
