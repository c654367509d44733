package io.mlconnector.sandbox.quickbooks.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Journal entries: debits equal credits to the cent; class and department both sit on the line; a receivable line
/// names a customer and a payable line a vendor.
final class JournalEntryRules implements Rules {
    private static final String DETAIL = "JournalEntryLineDetail";
    private static final Set<String> ENTITY_TYPES = Set.of("Customer", "Vendor", "Employee", "Job", "Other");

    @Override
    public void tidy(ObjectNode entity, Lookup lookup) {
        Tracking.journal(entity, lookup);
    }

    @Override
    public void complete(ObjectNode entity, @Nullable ObjectNode before, Unit unit) {
        List<ObjectNode> lines = Lines.require(entity, Set.of(DETAIL));
        if (lines.size() < 2) {
            throw FaultException.business("You must fill out at least two detail lines.");
        }
        BigDecimal difference = Nodes.ZERO;
        for (ObjectNode line : lines) {
            BigDecimal amount = Nodes.money(line, "Amount");
            if (amount.signum() <= 0) {
                throw FaultException.business("The amount of a journal line must be greater than zero.");
            }
            difference = switch (postingType(Lines.detail(line))) {
                case "Debit" -> difference.add(amount);
                case "Credit" -> difference.subtract(amount);
                case String other -> throw FaultException.invalidEnumeration("PostingType", other);
            };
            checkDetail(Lines.detail(line), unit);
        }
        checkControlAccounts(lines, unit);
        checkCurrency(entity, lines, unit);
        if (difference.signum() != 0) {
            throw FaultException.business(
                    "Please balance debits and credits; they differ by " + difference.abs() + ".");
        }
        // Real answers carry 0 here or the sum; the less helpful of both keeps clients from relying on it.
        entity.put("TotalAmt", Nodes.ZERO);
        if (!Nodes.given(entity, "Adjustment")) {
            entity.put("Adjustment", false);
        }
        Lines.number(entity, lines, before, 0);
    }

    private static void checkControlAccounts(List<ObjectNode> lines, Unit unit) {
        long accounts = lines.stream()
                .map(line -> Nodes.ref(Lines.detail(line), "AccountRef"))
                .distinct()
                .map(id -> AccountRules.typeOf(id, unit))
                .filter(type -> type.equals(AccountRules.PAYABLE) || type.equals(AccountRules.RECEIVABLE))
                .count();
        if (accounts > 1 && !Habits.SEVERAL_CONTROL_ACCOUNTS.on(unit)) {
            throw FaultException.business(
                    "You cannot use more than one Accounts Receivable or Accounts Payable account at a time.");
        }
    }

    /// Beside the home currency an entry knows its own one only.
    private static void checkCurrency(ObjectNode entity, List<ObjectNode> lines, Unit unit) {
        Set<String> allowed = Set.copyOf(List.of(Nodes.ref(entity, "CurrencyRef"), Preferences.homeCurrency(unit)));
        for (ObjectNode line : lines) {
            String currency = unit.find(EntityType.ACCOUNT, Nodes.ref(Lines.detail(line), "AccountRef"))
                    .map(account -> Nodes.ref(account, "CurrencyRef"))
                    .orElse("");
            if (!currency.isEmpty() && !allowed.contains(currency)) {
                throw FaultException.business("A journal entry can have one foreign currency only.");
            }
        }
    }

    private static String postingType(ObjectNode detail) {
        String type = Nodes.text(detail, "PostingType");
        if (type.isEmpty()) {
            throw FaultException.missing("PostingType");
        }
        return type;
    }

    private static void checkDetail(ObjectNode detail, Unit unit) {
        Nodes.requireRef(detail, "AccountRef");
        String entityType = "";
        if (Nodes.given(detail, "Entity")) {
            ObjectNode entity = detail.withObjectProperty("Entity");
            entityType = Nodes.text(entity, "Type");
            if (!ENTITY_TYPES.contains(entityType)) {
                throw FaultException.invalidEnumeration("Entity.Type", entityType);
            }
            Nodes.requireRef(entity, "EntityRef");
        }
        String billable = Nodes.text(detail, "BillableStatus");
        if (!Set.of("", "Billable", "NotBillable").contains(billable)) {
            throw FaultException.invalidEnumeration("BillableStatus", billable);
        }
        String accountType = AccountRules.typeOf(Nodes.ref(detail, "AccountRef"), unit);
        if (accountType.equals(AccountRules.RECEIVABLE)
                && !Set.of("Customer", "Job").contains(entityType)) {
            throw FaultException.business(
                    "When you use Accounts Receivable, you must choose a customer in the Name field.");
        }
        if (accountType.equals(AccountRules.PAYABLE) && !entityType.equals("Vendor")) {
            throw FaultException.business("When you use Accounts Payable, you must choose a vendor in the Name field.");
        }
    }
}
