package io.mlconnector.chaos.check;

import io.mlconnector.contracts.LedgerEntryV1;
import io.mlconnector.contracts.LedgerEntryV1.State;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;

/// Questions to the ledgers.
final class Ledgers {
    private Ledgers() {}

    /// Operations that write documents of the books.
    static Stream<LedgerEntryV1> postings(Evidence evidence) {
        return evidence.ledger().values().stream().filter(Ledgers::isPosting);
    }

    static boolean isPosting(LedgerEntryV1 entry) {
        return entry.operation().contains("/CostItem/") && entry.operation().contains("/post/");
    }

    /// Operations that bring documents of the books to other values.
    static Stream<LedgerEntryV1> updates(Evidence evidence) {
        return evidence.ledger().values().stream()
                .filter(entry -> entry.operation().contains("/CostItem/")
                        && entry.operation().contains("/update/"));
    }

    /// Both.
    static Stream<LedgerEntryV1> writes(Evidence evidence) {
        return Stream.concat(postings(evidence), updates(evidence));
    }

    static boolean isDone(LedgerEntryV1 entry) {
        return entry.state() == State.DONE;
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
