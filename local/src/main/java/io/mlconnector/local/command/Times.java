package io.mlconnector.local.command;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;

/// Times as people type them.
final class Times {
    private Times() {}

    /// `2026-11-24T08:00:00Z`, `2026-11-24T08:00+01:00`, or `2026-11-24T08:00:00.000` in this machine's time zone, as
    /// Kafka's own tool reads it.
    static Optional<Instant> parse(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException _) {
            try {
                return Optional.of(
                        LocalDateTime.parse(text).atZone(ZoneId.systemDefault()).toInstant());
            } catch (DateTimeException _) {
                return Optional.empty();
            }
        }
    }
}
