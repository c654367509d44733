package io.mlconnector.serviceruntime.token;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/// Says how long a connection lasts. Pure.
///
/// QuickBooks ends a refresh token that is not used for 100 days, and every consent after five years, however
/// much it is used: <https://blogs.intuit.com/2025/11/12/important-changes-to-refresh-token-policy>.
final class TokenLife {
    /// The days before the end for good from which on the page asks for a new consent.
    static final int WARNING_DAYS = 30;

    private TokenLife() {}

    /// Why dead tokens are dead; empty where their ends do not tell.
    static Optional<String> ended(
            String vendor, Optional<Instant> refreshEnds, Optional<Instant> hardEnds, Instant now) {
        if (isOver(hardEnds, now)) {
            return Optional.of(vendor + " ended the consent on " + day(hardEnds.orElseThrow())
                    + ", five years after it was given, however much it was used");
        }
        return isOver(refreshEnds, now)
                ? Optional.of(vendor + " ended the connection on " + day(refreshEnds.orElseThrow())
                        + ", because nothing had used it for 100 days")
                : Optional.empty();
    }

    /// How long living tokens have, each sentence with a space before it; empty where they do not end by
    /// themselves.
    static String left(
            String vendor, Optional<Instant> refreshEnds, Optional<Instant> hardEnds, URI connectPage, Instant now) {
        String rolling = refreshEnds
                .filter(ends -> hardEnds.isEmpty() || ends.isBefore(hardEnds.get()))
                .map(ends -> " " + vendor + " keeps the connection for " + days(now, ends)
                        + " more days; each refresh begins them anew.")
                .orElse("");
        return rolling
                + hardEnds.map(ends -> forGood(vendor, ends, connectPage, now)).orElse("");
    }

    private static String forGood(String vendor, Instant ends, URI connectPage, Instant now) {
        long days = days(now, ends);
        return days > WARNING_DAYS
                ? ""
                : " " + vendor + " ends this consent for good on " + day(ends) + ", in " + days
                        + " days, however much it is used: connect again before then at " + connectPage + ".";
    }

    private static boolean isOver(Optional<Instant> end, Instant now) {
        return end.filter(ends -> !now.isBefore(ends)).isPresent();
    }

    private static long days(Instant now, Instant ends) {
        return Math.max(0, Duration.between(now, ends).toDays());
    }

    private static String day(Instant time) {
        return time.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }
}
