package io.mlconnector.sandbox.quickbooks.books;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/// Records as QuickBooks shows them: with today's names behind the references, balances, and full names.
public final class View {
    /// In front of the last four characters of a tax number.
    static final String MASK = "XXXXX";

    private static final Set<String> COMPUTED = Set.of(
            "Balance",
            "BalanceWithJobs",
            "CurrentBalance",
            "CurrentBalanceWithSubAccounts",
            "FullyQualifiedName",
            "HomeBalance",
            "Level");

    private final Books books;

    public View(Books books) {
        this.books = books;
    }

    public ObjectNode show(EntityType type, ObjectNode row) {
        return show(type, row, books);
    }

    public Optional<ObjectNode> find(EntityType type, String id) {
        return books.find(type, id).map(row -> show(type, row));
    }

    /// @param lookup the unit, when the record was written in it and is not committed yet
    public ObjectNode show(EntityType type, ObjectNode row, Lookup lookup) {
        ObjectNode copy = row.deepCopy();
        References.name(type, copy, lookup);
        String id = Nodes.text(row, "Id");
        switch (type) {
            case VENDOR -> {
                copy.put("Balance", books.balance(type, id));
                String tax = Nodes.text(row, "TaxIdentifier");
                if (tax.length() > 4) {
                    copy.put("TaxIdentifier", MASK + tax.substring(tax.length() - 4));
                }
            }
            case CUSTOMER -> {
                BigDecimal balance = books.balance(type, id);
                copy.put("Balance", balance);
                copy.put("BalanceWithJobs", withJobs(id, balance, lookup, 1));
                copy.put("FullyQualifiedName", Names.full(type, row, lookup));
                copy.put("Level", Names.level(type, row, lookup));
            }
            case ACCOUNT -> {
                copy.put("FullyQualifiedName", Names.full(type, row, lookup));
                BigDecimal balance = accountBalance(row);
                copy.put("CurrentBalance", balance);
                copy.put("CurrentBalanceWithSubAccounts", withSubAccounts(id, balance, lookup, 1));
            }
            case CLASS, DEPARTMENT, ITEM -> copy.put("FullyQualifiedName", Names.full(type, row, lookup));
            case COMPANY_INFO -> copy.remove(Habits.PROPERTY);
            case PREFERENCES -> {
                if (!Habits.SHOW_CLOSE_DATE.on(lookup)) {
                    copy.withObjectProperty("AccountingInfoPrefs").remove("BookCloseDate");
                }
            }
            case BILL, INVOICE, VENDOR_CREDIT -> {
                if (Nodes.given(row, "ExchangeRate")) {
                    copy.put("HomeBalance", Currencies.home(row, "Balance"));
                }
            }
            default -> {}
        }
        return copy;
    }

    /// Whether [#show] works the property out, so that the record at rest does not have it.
    public static boolean computes(String property) {
        return COMPUTED.contains(property);
    }

    /// The same value as [#show] shows.
    public JsonNode computed(EntityType type, Row row, String property) {
        return property.equals("Balance")
                ? DecimalNode.valueOf(books.balance(type, Long.toString(row.id())))
                : show(type, row.get()).path(property);
    }

    private BigDecimal withJobs(String id, BigDecimal own, Lookup lookup, int level) {
        BigDecimal sum = own;
        if (level < Names.MAX_LEVELS) {
            for (ObjectNode row : lookup.under(EntityType.CUSTOMER, id)) {
                String sub = Nodes.text(row, "Id");
                sum = sum.add(withJobs(sub, books.balance(EntityType.CUSTOMER, sub), lookup, level + 1));
            }
        }
        return sum;
    }

    private BigDecimal withSubAccounts(String id, BigDecimal own, Lookup lookup, int level) {
        BigDecimal sum = own;
        if (level < Names.MAX_LEVELS) {
            for (ObjectNode row : lookup.under(EntityType.ACCOUNT, id)) {
                sum = sum.add(withSubAccounts(Nodes.text(row, "Id"), accountBalance(row), lookup, level + 1));
            }
        }
        return sum;
    }

    /// Accounts of the income statement have a balance in reports only.
    private BigDecimal accountBalance(ObjectNode row) {
        return AccountRules.BALANCE_SHEET.contains(Nodes.text(row, "Classification"))
                ? books.balance(EntityType.ACCOUNT, Nodes.text(row, "Id"))
                : Nodes.ZERO;
    }
}
