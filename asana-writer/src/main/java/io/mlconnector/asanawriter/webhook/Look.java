package io.mlconnector.asanawriter.webhook;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the last look at the webhooks of a connection found and did.
///
/// @param wanted how many there should be
/// @param active how many listen, the failing ones too
/// @param failing to how many Asana cannot deliver
/// @param lastDelivery when Asana last delivered anything to any of them, heartbeats included, by its clock
/// @param troubles what is missing or failing, in words; empty when everything is in place
/// @param alone why there are none, and polling alone finds the changes; null where there are some
public record Look(
        int wanted,
        int active,
        int failing,
        @Nullable Instant lastDelivery,
        List<String> troubles,
        @Nullable String alone) {
    /// Before the first one.
    public static final Look NONE = new Look(0, 0, 0, null, List.of(), null);

    public Look {
        troubles = List.copyOf(troubles);
    }

    /// Nothing could be looked at.
    static Look failed(String trouble) {
        return new Look(0, 0, 0, null, List.of(trouble), null);
    }

    public String sentence() {
        if (alone != null) {
            return alone;
        }
        if (equals(NONE)) {
            return "The webhooks were not looked at yet.";
        }
        if (wanted == 0 && !troubles.isEmpty()) {
            return "The webhooks cannot be looked at: " + troubles.getFirst();
        }
        String found = active + " of " + wanted + " webhooks listen"
                + (failing == 0 ? "" : ", " + failing + " of them with failing deliveries")
                + (lastDelivery == null ? "" : "; Asana last delivered at " + lastDelivery)
                + ".";
        return troubles.isEmpty() ? found : found + " Polling covers what is missing: " + troubles.getFirst();
    }
}
