package io.mlconnector.conformance.judgement;

import io.mlconnector.conformance.exchange.EventsByPath;
import io.mlconnector.conformance.exchange.Exchange;
import io.mlconnector.conformance.oas.ApiDescription;
import io.mlconnector.conformance.oas.Finding;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/// Judges exchanges by the description, and counts. Every answer is judged; of the requests those that the connector
/// sent, and those that the sandbox accepted. Exchanges of one shape are judged once and counted each time.
final class Judgement {
    private static final int EXAMPLE_CHARACTERS = 600;

    private record Group(int count, String example) {}

    private final ApiDescription description;
    private final Map<String, List<Violation>> known = new HashMap<>();
    private final Map<Violation, Group> violations = new LinkedHashMap<>();
    private final Set<String> operations = new TreeSet<>();
    private int requests;
    private int answers;
    private int invalid;

    Judgement(ApiDescription description) {
        this.description = description;
    }

    void judge(Exchange given) {
        Exchange exchange = EventsByPath.asDescribed(given);
        String operation = description.operation(exchange).orElse("");
        if (operation.isEmpty()) {
            judgeUnknown(exchange);
            return;
        }
        operations.add(operation);
        boolean isValid = true;
        if (exchange.succeeded() || exchange.isOurs()) {
            requests++;
            isValid = report(
                    exchange,
                    Requests.key(operation, exchange),
                    exchange.requestBody(),
                    () -> violations(
                            "request",
                            exchange,
                            operation,
                            Requests.relevant(exchange, description.judgeRequest(exchange))));
        }
        if (!exchange.fault()) {
            answers++;
            String key =
                    "answer " + operation + exchange.status() + exchange.answerType() + Shape.of(exchange.answerBody());
            isValid &= report(
                    exchange,
                    key,
                    exchange.answerBody(),
                    () -> violations("answer", exchange, operation, description.judgeAnswer(exchange)));
        }
        invalid += isValid ? 0 : 1;
    }

    /// What Asana does not have may be asked for, and is refused.
    private void judgeUnknown(Exchange exchange) {
        if (!exchange.succeeded() && !exchange.isOurs()) {
            return;
        }
        Finding unknown = new Finding("operation.unknown", "", "the description knows no such operation");
        add(Violation.of("request", exchange, exchange.method() + " " + exchange.path(), unknown), exchange, "");
        invalid++;
    }

    private boolean report(Exchange exchange, String key, String body, Supplier<List<Violation>> judge) {
        List<Violation> found = known.computeIfAbsent(key, _ -> judge.get());
        found.forEach(violation -> add(violation, exchange, body));
        return found.isEmpty();
    }

    private static List<Violation> violations(
            String side, Exchange exchange, String operation, List<Finding> findings) {
        return findings.stream()
                .map(finding -> Violation.of(side, exchange, operation, finding))
                .distinct()
                .toList();
    }

    private void add(Violation violation, Exchange exchange, String body) {
        violations.merge(
                violation,
                new Group(1, example(exchange, body)),
                (before, _) -> new Group(before.count() + 1, before.example()));
    }

    private static String example(Exchange exchange, String body) {
        String whole = exchange.method() + " " + exchange.path() + " " + exchange.query() + " of " + exchange.client()
                + "\n      " + body;
        return whole.length() <= EXAMPLE_CHARACTERS ? whole : whole.substring(0, EXAMPLE_CHARACTERS) + "…";
    }

    int judged() {
        return requests + answers;
    }

    int invalid() {
        return invalid;
    }

    String summary() {
        return "validated exchanges: requests=" + requests + " answers=" + answers + " invalid=" + invalid
                + " operations=" + operations.size() + "/" + description.operations();
    }

    /// Each kind of violation with how often it occurred and one example.
    String violations() {
        StringBuilder text = new StringBuilder();
        violations.forEach((violation, group) -> text.append("\n  ")
                .append(group.count())
                .append(" x ")
                .append(violation)
                .append("\n    ")
                .append(group.example()));
        return text.toString();
    }
}
