package io.mlconnector.sandbox.quickbooks.books;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Payments of invoices and of bills. Each line settles part of one transaction of the same party; that transaction's
/// balance, links, SyncToken and time follow every change of the payment.
///
/// @param target what is paid
/// @param party the property that names the vendor or customer, on both sides
record SettlementRules(EntityType type, EntityType target, String party) implements Rules {
    static SettlementRules billPayment() {
        return new SettlementRules(EntityType.BILL_PAYMENT, EntityType.BILL, "VendorRef");
    }

    static SettlementRules payment() {
        return new SettlementRules(EntityType.PAYMENT, EntityType.INVOICE, "CustomerRef");
    }

    @Override
    public void tidy(ObjectNode entity) {
        entity.remove("ClassRef");
    }

    @Override
    public void complete(ObjectNode entity, @Nullable ObjectNode before, Unit unit) {
        Nodes.requireRef(entity, party);
        if (!Nodes.given(entity, "TotalAmt")) {
            throw type == EntityType.PAYMENT
                    ? FaultException.business("The total amount of the payment is missing.")
                    : FaultException.missing("TotalAmt");
        }
        BigDecimal total = Nodes.money(entity, "TotalAmt");
        if (total.signum() < 0) {
            throw FaultException.business("The amount of a payment cannot be negative.");
        }
        List<ObjectNode> lines = Lines.objects(entity);
        for (ObjectNode line : lines) {
            checkLine(line, entity, unit);
        }
        BigDecimal unapplied = total.subtract(Lines.total(lines));
        if (unapplied.signum() < 0) {
            throw FaultException.business("The lines of the payment add up to more than its total.");
        }
        if (type == EntityType.PAYMENT) {
            entity.put("UnappliedAmt", unapplied);
        } else {
            completeBillPayment(entity, unit);
        }
        ArrayNode kept = entity.putArray("Line");
        lines.forEach(kept::add);
    }

    private static void completeBillPayment(ObjectNode entity, Unit unit) {
        switch (Nodes.text(entity, "PayType")) {
            case "Check" -> requireAccount(entity, "CheckPayment", "BankAccountRef", AccountRules.BANK, unit);
            case "CreditCard" ->
                requireAccount(entity, "CreditCardPayment", "CCAccountRef", AccountRules.CREDIT_CARD, unit);
            case "" -> throw FaultException.missing("PayType");
            case String other -> throw FaultException.invalidEnumeration("PayType", other);
        }
        AccountRules.defaultTo(entity, "APAccountRef", AccountRules.PAYABLE, unit);
    }

    private static void requireAccount(ObjectNode entity, String part, String property, String accountType, Unit unit) {
        if (!(entity.path(part) instanceof ObjectNode details)) {
            throw FaultException.missing(part);
        }
        Nodes.requireRef(details, property);
        AccountRules.requireType(details, property, Set.of(accountType), unit);
    }

    private void checkLine(ObjectNode line, ObjectNode payment, Unit unit) {
        if (!Nodes.given(line, "Amount")) {
            throw FaultException.missing("Amount");
        }
        if (Nodes.money(line, "Amount").signum() <= 0) {
            throw FaultException.business("The amount of a payment line must be greater than zero.");
        }
        String id = linked(line);
        if (id.isEmpty()) {
            throw FaultException.missing("LinkedTxn");
        }
        ObjectNode paid =
                unit.find(target, id).orElseThrow(() -> FaultException.unknownReference(target, id, "LinkedTxn"));
        if (!Nodes.ref(paid, party).equals(Nodes.ref(payment, party))) {
            throw FaultException.business("The linked " + target.wire() + " belongs to another " + party + ".");
        }
    }

    /// The id of the transaction of the right type that a line is linked to, or empty.
    private String linked(ObjectNode line) {
        for (JsonNode link : line.path("LinkedTxn")) {
            if (Nodes.text(link, "TxnType").equals(target.wire())) {
                return Nodes.text(link, "TxnId");
            }
        }
        return "";
    }

    @Override
    public void settle(@Nullable ObjectNode before, @Nullable ObjectNode after, Unit unit) {
        Map<String, BigDecimal> was = settled(before);
        Map<String, BigDecimal> is = settled(after);
        Map<String, BigDecimal> all = new TreeMap<>(was);
        all.putAll(is);
        for (String id : all.keySet()) {
            BigDecimal more = is.getOrDefault(id, Nodes.ZERO).subtract(was.getOrDefault(id, Nodes.ZERO));
            if (more.signum() != 0) {
                ObjectNode paid = unit.edit(target, id);
                BigDecimal balance = Nodes.amount(paid, "Balance").subtract(more);
                if (balance.signum() < 0) {
                    throw FaultException.business(
                            "The payment is more than the open balance of " + target.wire() + " " + id + ".");
                }
                paid.put("Balance", balance);
                relink(paid, after == null ? before : after, is.containsKey(id));
            }
        }
    }

    private Map<String, BigDecimal> settled(@Nullable ObjectNode payment) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        if (payment != null) {
            for (ObjectNode line : Lines.objects(payment)) {
                sums.merge(linked(line), Nodes.amount(line, "Amount"), BigDecimal::add);
            }
        }
        return sums;
    }

    private void relink(ObjectNode paid, @Nullable ObjectNode payment, boolean stays) {
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
