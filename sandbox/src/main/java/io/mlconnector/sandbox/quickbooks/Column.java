package io.mlconnector.sandbox.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.sandbox.quickbooks.books.EntityType;
import java.util.List;

/// One column of a table of records on the index page.
record Column(String heading, String property) {
    static List<Column> of(EntityType type) {
        return switch (type) {
            case VENDOR, CUSTOMER ->
                List.of(
                        named("DisplayName"),
                        new Column("Phone", "PrimaryPhone.FreeFormNumber"),
                        named("Balance"),
                        named("Active"));
            case EMPLOYEE -> List.of(named("DisplayName"), named("Active"));
            case ACCOUNT -> List.of(new Column("Name", "FullyQualifiedName"), named("AccountType"), named("Active"));
            case CLASS, DEPARTMENT -> List.of(new Column("Name", "FullyQualifiedName"), named("Active"));
            case TERM, ITEM -> List.of(named("Name"), named("Type"), named("Active"));
            case BILL, PURCHASE_ORDER, VENDOR_CREDIT ->
                List.of(
                        named("DocNumber"),
                        new Column("Vendor", "VendorRef.name"),
                        named("TxnDate"),
                        named("DueDate"),
                        new Column("Location", "DepartmentRef.name"),
                        named("TotalAmt"),
                        named("Balance"));
            case INVOICE ->
                List.of(
                        named("DocNumber"),
                        new Column("Customer", "CustomerRef.name"),
                        named("TxnDate"),
                        named("DueDate"),
                        named("TotalAmt"),
                        named("Balance"));
            case BILL_PAYMENT -> List.of(new Column("Vendor", "VendorRef.name"), named("TxnDate"), named("TotalAmt"));
            case PAYMENT -> List.of(new Column("Customer", "CustomerRef.name"), named("TxnDate"), named("TotalAmt"));
            case JOURNAL_ENTRY -> List.of(named("DocNumber"), named("TxnDate"), named("PrivateNote"));
            case TIME_ACTIVITY -> List.of(named("NameOf"), named("TxnDate"), named("Hours"));
            case ATTACHABLE -> List.of(named("Note"));
            case COMPANY_INFO, PREFERENCES -> List.of();
        };
    }

    private static Column named(String property) {
        return new Column(property, property);
    }

    String text(JsonNode row) {
        JsonNode node = row;
        for (String step : property.split("\\.", -1)) {
            node = node.path(step);
        }
        if (node.isBoolean()) {
            return node.booleanValue() ? "yes" : "no";
        }
        return node.isNumber() ? node.decimalValue().toPlainString() : node.asText("");
    }
}
