package io.mlconnector.sandbox.quickbooks.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.sandbox.quickbooks.books.EntityType;
import java.util.List;
import java.util.Set;

/// One column of a table of records.
record Column(String heading, String property) {
    private static final Set<String> AMOUNTS = Set.of("TotalAmt", "Balance");

    static List<Column> of(EntityType type) {
        return switch (type) {
            case VENDOR, CUSTOMER ->
                List.of(
                        new Column("Name", "DisplayName"),
                        new Column("Phone", "PrimaryPhone.FreeFormNumber"),
                        named("Balance"));
            case EMPLOYEE -> List.of(new Column("Name", "DisplayName"));
            case ACCOUNT -> List.of(new Column("Name", "FullyQualifiedName"), new Column("Type", "AccountType"));
            case CLASS, DEPARTMENT -> List.of(new Column("Name", "FullyQualifiedName"));
            case TERM, ITEM -> List.of(named("Name"), named("Type"));
            case BILL, PURCHASE_ORDER, VENDOR_CREDIT ->
                List.of(
                        new Column("No.", "DocNumber"),
                        new Column("Vendor", "VendorRef.name"),
                        new Column("Date", "TxnDate"),
                        new Column("Due", "DueDate"),
                        new Column("Location", "DepartmentRef.name"),
                        new Column("Total", "TotalAmt"),
                        named("Balance"));
            case INVOICE ->
                List.of(
                        new Column("No.", "DocNumber"),
                        new Column("Customer", "CustomerRef.name"),
                        new Column("Date", "TxnDate"),
                        new Column("Due", "DueDate"),
                        new Column("Total", "TotalAmt"),
                        named("Balance"));
            case BILL_PAYMENT ->
                List.of(
                        new Column("Vendor", "VendorRef.name"),
                        new Column("Date", "TxnDate"),
                        new Column("Total", "TotalAmt"));
            case PAYMENT ->
                List.of(
                        new Column("Customer", "CustomerRef.name"),
                        new Column("Date", "TxnDate"),
                        new Column("Total", "TotalAmt"));
            case JOURNAL_ENTRY ->
                List.of(
                        new Column("No.", "DocNumber"),
                        new Column("Date", "TxnDate"),
                        new Column("Memo", "PrivateNote"));
            case TIME_ACTIVITY -> List.of(named("NameOf"), new Column("Date", "TxnDate"), named("Hours"));
            case ATTACHABLE -> List.of(named("Note"));
            case COMPANY_INFO, PREFERENCES -> List.of();
        };
    }

    /// The few that fit beside another table.
    static List<Column> brief(EntityType type) {
        List<String> dropped = List.of("Date", "Location", "Total");
        return of(type).stream()
                .filter(column -> !dropped.contains(column.heading()))
                .toList();
    }

    private static Column named(String property) {
        return new Column(property, property);
    }

    boolean date() {
        return property.endsWith("Date");
    }

    boolean numeric() {
        return AMOUNTS.contains(property);
    }

    String text(JsonNode row) {
        JsonNode node = row;
        for (String step : property.split("\\.", -1)) {
            node = node.path(step);
        }
        if (node.isBoolean()) {
            return node.booleanValue() ? "yes" : "no";
        }
        return node.isNumber() ? Amounts.shown(node.decimalValue()) : node.asText("");
    }
}
