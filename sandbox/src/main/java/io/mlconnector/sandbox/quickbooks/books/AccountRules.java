package io.mlconnector.sandbox.quickbooks.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The chart of accounts. The classification follows from the type.
final class AccountRules implements Rules {
    static final String PAYABLE = "Accounts Payable";
    static final String RECEIVABLE = "Accounts Receivable";
    static final String BANK = "Bank";
    static final String CREDIT_CARD = "Credit Card";

    static final Set<String> BALANCE_SHEET = Set.of("Asset", "Liability", "Equity");

    private static final Map<String, String> CLASSIFICATION = Map.ofEntries(
            Map.entry(BANK, "Asset"),
            Map.entry(RECEIVABLE, "Asset"),
            Map.entry("Other Current Asset", "Asset"),
            Map.entry("Fixed Asset", "Asset"),
            Map.entry("Other Asset", "Asset"),
            Map.entry(PAYABLE, "Liability"),
            Map.entry(CREDIT_CARD, "Liability"),
            Map.entry("Other Current Liability", "Liability"),
            Map.entry("Long Term Liability", "Liability"),
            Map.entry("Equity", "Equity"),
            Map.entry("Income", "Revenue"),
            Map.entry("Other Income", "Revenue"),
            Map.entry("Cost of Goods Sold", "Expense"),
            Map.entry("Expense", "Expense"),
            Map.entry("Other Expense", "Expense"),
            Map.entry("Non-Posting", "Equity"));

    @Override
    public void complete(ObjectNode entity, @Nullable ObjectNode before, Unit unit) {
        HierarchyRules.complete(EntityType.ACCOUNT, "SubAccount", entity, unit);
        String accountType = Nodes.text(entity, "AccountType");
        if (accountType.isEmpty()) {
            throw FaultException.missing("AccountType");
        }
        String classification = CLASSIFICATION.get(accountType);
        if (classification == null) {
            throw FaultException.invalidEnumeration("AccountType", accountType);
        }
        entity.put("Classification", classification);
        if (!Nodes.given(entity, "AccountSubType")) {
            entity.put("AccountSubType", accountType.replace(" ", ""));
        }
        Currencies.completeList(entity, before, unit);
    }

    static String typeOf(String accountId, Lookup lookup) {
        return lookup.find(EntityType.ACCOUNT, accountId)
                .map(account -> Nodes.text(account, "AccountType"))
                .orElse("");
    }

    static void requireType(ObjectNode holder, String property, Set<String> allowed, Lookup lookup) {
        if (Nodes.given(holder, property) && !allowed.contains(typeOf(Nodes.ref(holder, property), lookup))) {
            throw FaultException.accountType(property);
        }
    }

    /// Fills in the company's first active account of a type where a transaction names none.
    static void defaultTo(ObjectNode entity, String property, String accountType, Lookup lookup) {
        if (!Nodes.given(entity, property)) {
            lookup.list(EntityType.ACCOUNT).stream()
                    .filter(account -> Nodes.text(account, "AccountType").equals(accountType) && Nodes.active(account))
                    .findFirst()
                    .ifPresent(account -> entity.putObject(property).put("value", Nodes.text(account, "Id")));
        }
        requireType(entity, property, Set.of(accountType), lookup);
    }
}
