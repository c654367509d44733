package io.mlconnector.domain.accounting;

import java.util.Optional;

/// The QuickBooks entity types that the connector reads or writes. [#wire()] is QuickBooks' own spelling.
public enum EntityType {
    VENDOR("Vendor"),
    CUSTOMER("Customer"),
    CLASS("Class"),
    DEPARTMENT("Department"),
    ACCOUNT("Account"),
    TERM("Term"),
    BILL("Bill"),
    INVOICE("Invoice"),
    JOURNAL_ENTRY("JournalEntry"),
    BILL_PAYMENT("BillPayment"),
    PAYMENT("Payment");

    private final String wire;

    EntityType(String wire) {
        this.wire = wire;
    }

    public String wire() {
        return wire;
    }

    /// Compares without case: CloudEvents types spell entities in lower case.
    public static Optional<EntityType> find(String name) {
        for (EntityType type : values()) {
            if (type.wire.equalsIgnoreCase(name)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /// List entities are made inactive; transactions are deleted or voided.
    public boolean isList() {
        return switch (this) {
            case VENDOR, CUSTOMER, CLASS, DEPARTMENT, ACCOUNT, TERM -> true;
            case BILL, INVOICE, JOURNAL_ENTRY, BILL_PAYMENT, PAYMENT -> false;
        };
    }
}
