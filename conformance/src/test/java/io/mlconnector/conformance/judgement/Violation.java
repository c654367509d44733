package io.mlconnector.conformance.judgement;

import io.mlconnector.conformance.exchange.Exchange;
import io.mlconnector.conformance.oas.Finding;
import java.util.regex.Pattern;

/// A group of findings that are the same mistake.
///
/// @param side `request` or `answer`
/// @param operation like `GET /tasks/{task_gid}`
/// @param where with the places in lists made equal
record Violation(String side, int status, String operation, String where, String message) {
    private static final Pattern INDEX = Pattern.compile("/[0-9]+");

    static Violation of(String side, Exchange exchange, String operation, Finding finding) {
        return new Violation(
                side,
                exchange.status(),
                operation,
                INDEX.matcher(finding.where()).replaceAll("/*"),
                finding.message());
    }

    @Override
    public String toString() {
        return operation + " (" + status + "), " + side + (where.isEmpty() ? "" : " at " + where) + ": " + message;
    }
}
