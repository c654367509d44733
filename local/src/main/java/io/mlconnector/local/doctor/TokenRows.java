package io.mlconnector.local.doctor;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// How long QuickBooks' tokens live. The refresh token is never tried: using it may change it, and only qbo-writer
/// stores what comes instead.
final class TokenRows {
    private static final String TOKENS = "tokens";

    /// The owner refreshes every hour, so that of 100 days at least 99 are left while it runs.
    private static final Duration SOON = Duration.ofDays(14);

    private TokenRows() {}

    static Row of(QuickBooksFacts facts) {
        return switch (facts.tokens()) {
            case Tokens.Given _ ->
                Row.yellow(
                        QuickBooksRows.PART,
                        TOKENS,
                        "QUICKBOOKS_ACCESS_TOKEN is used for this look; it lives for an hour and is refreshed by nobody.",
                        "Unset it once ./mlc up runs: ./mlc doctor then uses what the installation keeps.");
            case Tokens.Unknown(var why, var first) -> unknown(facts, why, first);
            case Tokens.None none -> none(facts, none);
            case Tokens.Kept kept -> kept(facts, kept);
        };
    }

    private static Row unknown(QuickBooksFacts facts, String why, boolean first) {
        return first
                ? Row.yellow(
                        QuickBooksRows.PART,
                        TOKENS,
                        "QUICKBOOKS_REFRESH_TOKEN is set and was not tried: using it may change it, and only qbo-writer"
                                + " keeps what comes instead.",
                        "Start ./mlc up and look again; or set QUICKBOOKS_ACCESS_TOKEN, which Intuit's OAuth playground"
                                + " shows beside it, to look before the first start.")
                : Row.yellow(
                        QuickBooksRows.PART,
                        TOKENS,
                        "What tokens there are is not known: " + why + ".",
                        "Start ./mlc up, then connect at " + facts.console() + ", Connections.");
    }

    private static Row none(QuickBooksFacts facts, Tokens.None none) {
        String connect = "Connect the company at " + facts.console() + ", Connections.";
        return none.others().isEmpty()
                ? Row.red(
                        QuickBooksRows.PART,
                        TOKENS,
                        "The installation keeps no token yet: no company is connected.",
                        connect)
                : Row.red(
                        QuickBooksRows.PART,
                        TOKENS,
                        "The installation is connected to the company " + String.join(", ", none.others())
                                + ", and QUICKBOOKS_REALM_ID is " + facts.realmId() + ".",
                        "Set QUICKBOOKS_REALM_ID to the connected company; another company needs an MLC_HOME of its"
                                + " own.");
    }

    private static Row kept(QuickBooksFacts facts, Tokens.Kept kept) {
        Instant now = facts.at();
        if (hasEnded(kept.refreshEnds(), now)) {
            return Row.red(
                    QuickBooksRows.PART,
                    TOKENS,
                    "The refresh token ended on " + day(kept.refreshEnds())
                            + ": it was not used for 100 days, or five years are over.",
                    "Let an administrator of the company connect again: " + facts.console() + ", Connections.");
        }
        if (!kept.opens()) {
            return Row.red(
                    QuickBooksRows.PART,
                    TOKENS,
                    "The stored access token cannot be opened with the keyset here.",
                    "Set TOKEN_KEYSET_FILE, or MLC_HOME, to the installation's; without that keyset the company has to be"
                            + " connected again.");
        }
        if (hasEnded(kept.accessEnds(), now)) {
            return Row.red(
                    QuickBooksRows.PART,
                    TOKENS,
                    "The access token ended at " + kept.accessEnds() + ", and nobody has refreshed it since.",
                    "Look whether qbo-writer runs: ./mlc status. While it runs it says what keeps it from refreshing.");
        }
        String life = "The access token is good until " + kept.accessEnds() + ", the refresh token for "
                + days(now, kept.refreshEnds()) + " days more unless it is used, which happens every hour.";
        return kept.refreshEnds() != null && kept.refreshEnds().isBefore(now.plus(SOON))
                ? Row.yellow(
                        QuickBooksRows.PART,
                        TOKENS,
                        life,
                        "Connect again before " + day(kept.refreshEnds()) + ": " + facts.console() + ", Connections.")
                : Row.green(QuickBooksRows.PART, TOKENS, life);
    }

    private static boolean hasEnded(@Nullable Instant end, Instant now) {
        return end != null && !end.isAfter(now);
    }

    private static String day(@Nullable Instant end) {
        return String.valueOf(end).replaceAll("T.*", "");
    }

    private static String days(Instant now, @Nullable Instant end) {
        return end == null ? "an unknown number of" : String.valueOf(ChronoUnit.DAYS.between(now, end));
    }
}
