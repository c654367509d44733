package io.mlconnector.chaos.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// What the vendors sent, what was kept of it, and what was sent in their name by somebody else.
///
/// @param sent by both vendors' own logs
/// @param stored records of the notifications topics
/// @param forged what the run itself sent
/// @param changes what the stored ones were made into
public record Webhooks(List<Sent> sent, List<Stored> stored, List<Forged> forged, List<Change> changes) {
    public Webhooks {
        sent = List.copyOf(sent);
        stored = List.copyOf(stored);
        forged = List.copyOf(forged);
        changes = List.copyOf(changes);
    }

    /// @param topic where it belongs
    /// @param sha256 of the body
    /// @param status of the answer; 0 when there was none
    public record Sent(String topic, String sha256, int status) {
        boolean isAccepted() {
            return status / 100 == 2;
        }

        /// Refused for good; 0 and 5xx leave open whether it was kept.
        boolean isRefused() {
            return status / 100 == 4;
        }

        static Sent of(String topic, JsonNode row) {
            return new Sent(
                    topic, row.path("bodySha256").asText(), row.path("status").asInt());
        }
    }

    /// @param origin `topic-partition-offset`
    /// @param events how many events the body has, as far as it can be read
    /// @param eventIds where the vendor gives some
    public record Stored(String topic, String origin, String sha256, int events, List<String> eventIds) {
        public Stored {
            eventIds = List.copyOf(eventIds);
        }
    }

    /// @param how what is wrong with it
    /// @param status of the answer; 0 when there was none
    public record Forged(String how, String sha256, int status) {}

    /// @param origin `topic-partition-offset`
    /// @param cause `WEBHOOK`, …
    public record Change(String origin, String cause) {}
}
