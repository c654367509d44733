package io.mlconnector.enrich.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Whether a vendor's webhooks went silent, and the likely cause as a sentence.
final class Silence {
    /// So many changes in a row that no webhook told of are no accident.
    static final long PROOF = 3;

    private Silence() {}

    /// What polling knows of the silence.
    ///
    /// @param lost changes since the last webhook that no webhook told of in time
    /// @param found changes since the last webhook that polling found, those included that may still be told of
    /// @param foundOurs how many of them this connector made
    /// @param isAddressLocal whether `PUBLIC_URL` is an address of this machine
    record Evidence(long lost, long found, long foundOurs, boolean isAddressLocal) {}

    /// @param vendor as people call it
    /// @param where where its webhooks are looked after, as the end of a sentence
    /// @return empty while nothing is unusual
    static Optional<String> warning(String vendor, String where, Rhythm rhythm, Evidence evidence, Instant now) {
        if (evidence.lost() < PROOF && !rhythm.isUnusuallyQuiet(now)) {
            return Optional.empty();
        }
        String silent = rhythm.last() == null
                ? "No webhook of " + vendor + " ever came"
                : "No webhook of " + vendor + " came for " + words(Duration.between(rhythm.quietSince(), now));
        return Optional.of(silent + cause(vendor, where, evidence) + " Until then polling finds the changes.");
    }

    private static String cause(String vendor, String where, Evidence evidence) {
        if (evidence.lost() == 0 && evidence.found() == 0) {
            return ", and polling found no change either: nothing seems to have changed. If people did work there, see "
                    + where + ".";
        }
        if (evidence.lost() == 0 && evidence.found() == evidence.foundOurs()) {
            return ", and all that changed was changed by this connector. If people did work there, see " + where + ".";
        }
        String found = ", and polling found " + Math.max(evidence.lost(), evidence.found()) + " changes: ";
        return evidence.isAddressLocal()
                ? found + "PUBLIC_URL is an address of this machine, which " + vendor + " cannot reach."
                : found + "the subscription is off, or PUBLIC_URL cannot be reached from outside. See " + where
                        + ", and ./mlc doctor.";
    }

    private static String words(Duration time) {
        return time.toHours() < 48 ? Math.max(1, time.toHours()) + " h" : time.toDays() + " days";
    }
}
