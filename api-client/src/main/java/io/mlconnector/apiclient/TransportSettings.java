package io.mlconnector.apiclient;

import java.time.Duration;

/// @param connectTimeout to open a connection
/// @param totalTimeout from sending the first byte to having read the last one; a total, not per read
/// @param maxResponseBytes a longer answer is a failure
public record TransportSettings(Duration connectTimeout, Duration totalTimeout, int maxResponseBytes) {
    public static final TransportSettings DEFAULT =
            new TransportSettings(Duration.ofSeconds(5), Duration.ofSeconds(30), 32 * 1024 * 1024);
}
