package io.mlconnector.sandbox.quickbooks.books;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Json;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What one line of a payment does to one transaction.
record Settlement(EntityType type, String id, BigDecimal amount) {
    private record Key(EntityType type, String id) {}

    /// Empty when the line is linked to nothing that has a balance.
    static Optional<Settlement> of(ObjectNode line) {
        for (JsonNode link : line.path("LinkedTxn")) {
            String id = Nodes.text(link, "TxnId");
            switch (Nodes.text(link, "TxnType")) {
                case "Bill", "VendorCredit", "Invoice" -> {
                    EntityType type =
                            EntityType.ofWire(Nodes.text(link, "TxnType")).orElseThrow();
                    if (!id.isEmpty()) {
                        return Optional.of(new Settlement(type, id, Nodes.amount(line, "Amount")));
                    }
                }
                default -> {}
            }
        }
        return Optional.empty();
    }

    /// Takes what a payment settled before off the balances, and what it settles now onto them.
    ///
    /// @param before the payment as it was; null when it is new
    /// @param after null when it is deleted
    static void carryOver(EntityType payment, @Nullable ObjectNode before, @Nullable ObjectNode after, Unit unit) {
        Map<Key, BigDecimal> was = sums(before);
        Map<Key, BigDecimal> is = sums(after);
        Set<Key> all = new LinkedHashSet<>(was.keySet());
        all.addAll(is.keySet());
        for (Key key : all) {
            BigDecimal more = is.getOrDefault(key, Nodes.ZERO).subtract(was.getOrDefault(key, Nodes.ZERO));
            if (more.signum() == 0) {
                continue;
            }
            ObjectNode paid = unit.edit(key.type(), key.id());
            BigDecimal balance = Nodes.amount(paid, "Balance").subtract(more);
            if (balance.signum() < 0) {
                throw FaultException.business("The payment is more than the open balance of "
                        + key.type().wire() + " " + key.id() + ".");
            }
            paid.put("Balance", balance);
            relink(paid, payment, after == null ? before : after, is.containsKey(key));
        }
    }

    private static Map<Key, BigDecimal> sums(@Nullable ObjectNode payment) {
        Map<Key, BigDecimal> sums = new LinkedHashMap<>();
        if (payment != null) {
            for (ObjectNode line : Lines.objects(payment)) {
                of(line).ifPresent(one -> sums.merge(new Key(one.type(), one.id()), one.amount(), BigDecimal::add));
            }
        }
        return sums;
    }

    private static void relink(ObjectNode paid, EntityType type, @Nullable ObjectNode payment, boolean stays) {
        if (payment == null) {
            return;
        }
        String id = Nodes.text(payment, "Id");
        String linkType = type == EntityType.PAYMENT ? "Payment" : "BillPayment" + Nodes.text(payment, "PayType");
        ArrayNode links = Json.array();
        for (JsonNode link : paid.path("LinkedTxn")) {
            if (!Nodes.text(link, "TxnId").equals(id)) {
                links.add(link);
            }
        }
        if (stays) {
            links.addObject().put("TxnId", id).put("TxnType", linkType);
        }
        paid.set("LinkedTxn", links);
    }
}
