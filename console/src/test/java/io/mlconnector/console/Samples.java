package io.mlconnector.console;

import io.mlconnector.contracts.AuditV1;
import io.mlconnector.contracts.LedgerEntryV1;
import io.mlconnector.contracts.LinkV1;
import io.mlconnector.domain.link.Link;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Topic values for the tests.
final class Samples {
    static final String REALM = "9341450000000001";
    static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private Samples() {}

    static AuditV1 step(String record, String step, String detail, String... related) {
        return new AuditV1(
                NOON, REALM, record, List.of(related), "qbo-writer", step, detail, Map.of("operation", "bill/1207"));
    }

    static LedgerEntryV1 operation(String operation, String record, LedgerEntryV1.State state) {
        return new LedgerEntryV1(
                operation,
                state,
                record,
                "request-" + operation,
                "{\"secret\": \"payload\"}",
                "hash",
                1,
                NOON,
                null,
                NOON,
                "1043",
                "0",
                null,
                "quickbooks.commands-0-7");
    }

    static LinkV1 link(String pair, String quickbooks, String asana) {
        return new LinkV1(REALM, pair, quickbooks, asana, Link.State.AGREED, 3, "hash", null, NOON);
    }
}
