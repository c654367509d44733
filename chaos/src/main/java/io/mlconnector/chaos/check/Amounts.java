package io.mlconnector.chaos.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.chaos.world.Company.Cost;
import io.mlconnector.domain.command.Marker;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Which amount each bill must have: what the accountant made of it, else what was approved last. An earlier approval
/// stands only where the task says so.
final class Amounts {
    /// Of the comments that say that a change is not in the bill, and why.
    private static final List<String> TOLD =
            List.of("which still has the earlier values", " was not changed. ", " stays as it is.");

    private static final String REFUSED = TOLD.get(1);

    private Amounts() {}

    static List<String> right(Evidence evidence) {
        List<String> wrong = new ArrayList<>();
        Map<String, List<JsonNode>> byTask = Money.byTask(evidence);
        BigDecimal expected = BigDecimal.ZERO;
        for (Cost cost : evidence.costs()) {
            List<JsonNode> bills = byTask.getOrDefault(cost.task(), List.of());
            BigDecimal booked =
                    bills.size() == 1 ? bills.getFirst().path("TotalAmt").decimalValue() : BigDecimal.ZERO;
            BigDecimal due = due(evidence, cost, booked);
            expected = expected.add(due);
            if (bills.size() == 1 && due.compareTo(booked) != 0) {
                wrong.add("cost " + cost.number() + " (task " + cost.task() + "): " + booked.toPlainString()
                        + " is booked, " + because(cost, due));
            }
        }
        BigDecimal booked = evidence.bills().stream()
                .filter(bill -> Marker.find(bill.path("PrivateNote").asText()).isPresent())
                .map(bill -> bill.path("TotalAmt").decimalValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (expected.compareTo(booked) != 0) {
            wrong.add("approved " + expected.toPlainString() + ", booked " + booked.toPlainString());
        }
        return wrong;
    }

    private static BigDecimal due(Evidence evidence, Cost cost, BigDecimal booked) {
        if (cost.there() != null) {
            return cost.there();
        }
        boolean earlier = cost.approved().stream().anyMatch(amount -> amount.compareTo(booked) == 0);
        return earlier && says(evidence, cost, TOLD) ? booked : cost.approved().getLast();
    }

    private static String because(Cost cost, BigDecimal due) {
        return cost.there() == null
                ? due.toPlainString() + " was approved, and the task says nothing of it"
                : "the accountant had changed it to " + due.toPlainString();
    }

    /// Whether a task rightly wants attention although its bill is there.
    static boolean isRefused(Evidence evidence, Cost cost, String shown) {
        return shown.equals("Needs attention") && says(evidence, cost, List.of(REFUSED));
    }

    private static boolean says(Evidence evidence, Cost cost, List<String> any) {
        return evidence.comments().getOrDefault(cost.task(), List.of()).stream()
                .anyMatch(comment -> any.stream().anyMatch(comment::contains));
    }
}
