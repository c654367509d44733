package io.mlconnector.sandbox.quickbooks.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What is owed to each vendor and by each customer, and what is on each account, kept beside the records: a changed
/// balance is not a change of the vendor, so it moves neither its SyncToken nor its time.
final class Balances {
    private final Map<EntityType, Map<String, BigDecimal>> sums = new EnumMap<>(Map.of(
            EntityType.VENDOR, new ConcurrentHashMap<>(),
            EntityType.CUSTOMER, new ConcurrentHashMap<>(),
            EntityType.ACCOUNT, new ConcurrentHashMap<>()));

    BigDecimal of(EntityType type, String id) {
        return sums.getOrDefault(type, Map.of()).getOrDefault(id, Nodes.ZERO);
    }

    void replaced(EntityType type, @Nullable ObjectNode before, @Nullable ObjectNode after) {
        if (before != null) {
            add(type, before, BigDecimal.ONE.negate());
        }
        if (after != null) {
            add(type, after, BigDecimal.ONE);
        }
    }

    private void add(EntityType type, ObjectNode row, BigDecimal sign) {
        Postings.of(type, row, (account, amount) -> add(EntityType.ACCOUNT, account, sign.multiply(amount)));
        switch (type) {
            case BILL ->
                add(EntityType.VENDOR, Nodes.ref(row, "VendorRef"), sign.multiply(Nodes.amount(row, "Balance")));
            case VENDOR_CREDIT ->
                add(
                        EntityType.VENDOR,
                        Nodes.ref(row, "VendorRef"),
                        sign.negate().multiply(Nodes.amount(row, "Balance")));
            case INVOICE ->
                add(EntityType.CUSTOMER, Nodes.ref(row, "CustomerRef"), sign.multiply(Nodes.amount(row, "Balance")));
            case PAYMENT ->
                add(
                        EntityType.CUSTOMER,
                        Nodes.ref(row, "CustomerRef"),
                        sign.negate().multiply(Nodes.amount(row, "UnappliedAmt")));
            default -> {}
        }
    }

    private void add(EntityType party, String id, BigDecimal amount) {
        Map<String, BigDecimal> of = sums.get(party);
        if (of != null && !id.isEmpty()) {
            of.merge(id, amount.setScale(2), BigDecimal::add);
        }
    }
}
