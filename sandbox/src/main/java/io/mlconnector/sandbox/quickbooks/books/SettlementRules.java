package io.mlconnector.sandbox.quickbooks.books;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Payments of invoices and of bills. Each line settles part of one transaction of the same party, or uses up a credit;
/// that transaction's balance, links, SyncToken and time follow every change of the payment.
///
/// @param target what is paid
/// @param credit what may be set off against it
/// @param party the property that names the vendor or customer, on all sides
record SettlementRules(EntityType type, EntityType target, Optional<EntityType> credit, String party) implements Rules {
    private static final String DEPOSIT = "Deposit";

    static SettlementRules billPayment() {
        return new SettlementRules(
                EntityType.BILL_PAYMENT, EntityType.BILL, Optional.of(EntityType.VENDOR_CREDIT), "VendorRef");
    }

    static SettlementRules payment() {
        return new SettlementRules(EntityType.PAYMENT, EntityType.INVOICE, Optional.empty(), "CustomerRef");
    }

    @Override
    public void tidy(ObjectNode entity, Lookup lookup) {
        Tracking.payment(entity, lookup);
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
        BigDecimal unapplied = total;
        for (ObjectNode line : lines) {
            Settlement settled = checkLine(line, entity, unit);
            unapplied =
                    settled.type() == target ? unapplied.subtract(settled.amount()) : unapplied.add(settled.amount());
        }
        if (unapplied.signum() < 0) {
            throw FaultException.business("The lines of the payment add up to more than its total.");
        }
        if (type == EntityType.PAYMENT) {
            entity.put("UnappliedAmt", unapplied);
            AccountRules.defaultTo(entity, "ARAccountRef", AccountRules.RECEIVABLE, unit);
            AccountRules.requireType(
                    entity, "DepositToAccountRef", Set.of(AccountRules.BANK, "Other Current Asset"), unit);
        } else {
            completeBillPayment(entity, unit);
        }
        entity.putArray("Line").addAll(lines);
    }

    @Override
    public void requireChangeable(ObjectNode before) {
        for (JsonNode link : before.path("LinkedTxn")) {
            if (Nodes.text(link, "TxnType").equals(DEPOSIT)) {
                throw FaultException.deposited();
            }
        }
    }

    @Override
    public void settle(@Nullable ObjectNode before, @Nullable ObjectNode after, Unit unit) {
        Settlement.carryOver(type, before, after, unit);
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

    private Settlement checkLine(ObjectNode line, ObjectNode payment, Unit unit) {
        if (!Nodes.given(line, "Amount")) {
            throw FaultException.missing("Amount");
        }
        if (Nodes.money(line, "Amount").signum() <= 0) {
            throw FaultException.business("The amount of a payment line must be greater than zero.");
        }
        Settlement settled = Settlement.of(line)
                .filter(found -> found.type() == target
                        || credit.filter(found.type()::equals).isPresent())
                .orElseThrow(() -> FaultException.missing("LinkedTxn"));
        ObjectNode paid = unit.find(settled.type(), settled.id())
                .orElseThrow(() -> FaultException.unknownReference(settled.type(), settled.id(), "LinkedTxn"));
        if (!Nodes.ref(paid, party).equals(Nodes.ref(payment, party))) {
            throw FaultException.business("The linked " + settled.type().wire() + " belongs to another " + party + ".");
        }
        return settled;
    }
}
