package io.mlconnector.conformance.judgement;

import io.mlconnector.conformance.exchange.Exchange;
import io.mlconnector.conformance.oas.Finding;
import java.util.List;

/// Which findings about a request are mistakes. The connector keeps to the description; others may do what the
/// service is known to tolerate: parameters and fields that it does not know, form bodies.
final class Requests {
    private static final String UNDECLARED_PARAMETER = "validation.request.parameter.query.unexpected";
    private static final String OTHER_TYPE = "validation.request.contentType.notAllowed";

    private Requests() {}

    /// What matters of a request to a judge.
    static String key(String operation, Exchange exchange) {
        return "request " + operation + exchange.isOurs() + exchange.requestType() + exchange.query()
                + Shape.of(exchange.requestBody());
    }

    static List<Finding> relevant(Exchange exchange, List<Finding> findings) {
        return findings.stream()
                .filter(finding -> exchange.isOurs() ? !isSearchByField(exchange, finding) : !isTolerated(finding))
                .toList();
    }

    private static boolean isTolerated(Finding finding) {
        return finding.rule().equals(UNDECLARED_PARAMETER)
                || finding.rule().equals(OTHER_TYPE)
                || finding.where().equals("opt_fields")
                || isBadAction(finding);
    }

    /// An action that cannot be does not spoil the others of its batch.
    private static boolean isBadAction(Finding finding) {
        return finding.where().startsWith("/data/actions/") && finding.where().endsWith("/method");
    }

    /// Such a search has parameters named by gids, which no description can list.
    private static boolean isSearchByField(Exchange exchange, Finding finding) {
        return finding.rule().equals(UNDECLARED_PARAMETER)
                && exchange.path().endsWith("/search")
                && finding.where().startsWith("custom_fields.");
    }
}
