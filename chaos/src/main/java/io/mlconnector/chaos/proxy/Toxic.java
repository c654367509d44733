package io.mlconnector.chaos.proxy;

import java.time.Duration;

/// What goes wrong on a link. The names are those of [Toxiproxy](https://github.com/Shopify/toxiproxy#toxics).
public sealed interface Toxic {
    /// Everything comes late, both ways.
    ///
    /// @param jitter at most this much more or less
    record Latency(Duration delay, Duration jitter) implements Toxic {}

    /// Both ways.
    record Bandwidth(int bytesPerSecond) implements Toxic {
        public Bandwidth {
            if (bytesPerSecond < 1) {
                throw new IllegalArgumentException("a rate is at least 1 byte a second: " + bytesPerSecond);
            }
        }
    }

    /// Connections are accepted and never answered; what is sent is swallowed. They are closed when the toxic goes:
    /// a stream with a hole must not go on.
    record Timeout() implements Toxic {}

    /// Every connection ends with an RST: those that are open at once, new ones at their first byte.
    record ResetPeer() implements Toxic {}

    /// A connection is closed after so many bytes in a direction, counted from when the toxic came.
    record LimitData(Direction direction, long bytes) implements Toxic {}

    /// Nothing arrives in one direction, and all of it when the toxic goes, as after lost packets.
    record Partition(Direction direction) implements Toxic {}

    /// The other side learns late that a side has closed.
    record SlowClose(Duration delay) implements Toxic {}

    /// For counting: `reset_peer`.
    default String kind() {
        return switch (this) {
            case Latency _ -> "latency";
            case Bandwidth _ -> "bandwidth";
            case Timeout _ -> "timeout";
            case ResetPeer _ -> "reset_peer";
            case LimitData _ -> "limit_data";
            case Partition _ -> "partition";
            case SlowClose _ -> "slow_close";
        };
    }
}
