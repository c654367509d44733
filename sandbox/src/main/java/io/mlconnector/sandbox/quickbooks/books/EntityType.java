package io.mlconnector.sandbox.quickbooks.books;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The kinds of record the company holds.
public enum EntityType {
    COMPANY_INFO("CompanyInfo", Kind.SINGLETON, "company", Verbs.NONE),
    PREFERENCES("Preferences", Kind.SINGLETON, "preferences", EnumSet.of(Verb.UPDATED)),
    ACCOUNT("Account", Kind.LIST, "account", Verbs.MERGEABLE),
    CLASS("Class", Kind.LIST, "class", Verbs.MERGEABLE),
    DEPARTMENT("Department", Kind.LIST, "department", Verbs.MERGEABLE),
    TERM("Term", Kind.LIST, "term", Verbs.LIVE),
    // Customers, vendors and employees draw their ids from one sequence, as their names are unique among all three.
    VENDOR("Vendor", Kind.LIST, "name", Verbs.MERGEABLE),
    CUSTOMER("Customer", Kind.LIST, "name", Verbs.MERGEABLE),
    EMPLOYEE("Employee", Kind.LIST, "name", Verbs.MERGEABLE),
    ITEM("Item", Kind.LIST, "item", Verbs.MERGEABLE),
    BILL("Bill", Kind.TRANSACTION, "transaction", Verbs.DELETABLE),
    VENDOR_CREDIT("VendorCredit", Kind.TRANSACTION, "transaction", Verbs.DELETABLE),
    INVOICE("Invoice", Kind.TRANSACTION, "transaction", EnumSet.complementOf(EnumSet.of(Verb.MERGED))),
    BILL_PAYMENT("BillPayment", Kind.TRANSACTION, "transaction", Verbs.VOIDABLE),
    PAYMENT("Payment", Kind.TRANSACTION, "transaction", EnumSet.complementOf(EnumSet.of(Verb.MERGED))),
    JOURNAL_ENTRY("JournalEntry", Kind.TRANSACTION, "transaction", Verbs.DELETABLE),
    PURCHASE_ORDER(
            "PurchaseOrder",
            Kind.TRANSACTION,
            "transaction",
            EnumSet.of(Verb.CREATED, Verb.UPDATED, Verb.DELETED, Verb.EMAILED)),
    TIME_ACTIVITY("TimeActivity", Kind.RECORD, "timeactivity", Verbs.DELETABLE),
    ATTACHABLE("Attachable", Kind.RECORD, "attachable", Verbs.NONE);

    /// How records of this kind come and go.
    public enum Kind {
        /// One per company; read and updated only.
        SINGLETON,
        /// Made inactive instead of deleted.
        LIST,
        /// Dated, with lines and an amount. Deleted, and some kinds voided.
        TRANSACTION,
        /// Deleted like a transaction, but not part of the books.
        RECORD
    }

    private final String wire;
    private final Kind kind;
    private final String sequence;
    private final Set<Verb> announced;
    private final Map<String, PropertyKind> properties;

    EntityType(String wire, Kind kind, String sequence, Set<Verb> announced) {
        this.wire = wire;
        this.kind = kind;
        this.sequence = sequence;
        this.announced = announced;
        this.properties = Schema.of(wire);
    }

    /// As in JSON and in queries: `BillPayment`.
    public String wire() {
        return wire;
    }

    /// As in the path of a resource: `billpayment`.
    public String resource() {
        return wire.toLowerCase(Locale.ROOT);
    }

    public Kind kind() {
        return kind;
    }

    public boolean voidable() {
        return announced.contains(Verb.VOIDED);
    }

    /// Whether webhooks tell of it.
    public boolean announces(Verb verb) {
        return announced.contains(verb);
    }

    /// All properties at the top level.
    public Map<String, PropertyKind> properties() {
        return properties;
    }

    /// What a property at the top level holds; empty when the type has no such property.
    public Optional<PropertyKind> kindOf(String property) {
        return Optional.ofNullable(properties.get(property));
    }

    boolean document() {
        return kind == Kind.TRANSACTION;
    }

    boolean deletable() {
        return kind == Kind.TRANSACTION || kind == Kind.RECORD;
    }

    boolean mergeable() {
        return announced.contains(Verb.MERGED);
    }

    /// The property that names a list record.
    public String nameProperty() {
        return switch (this) {
            case VENDOR, CUSTOMER, EMPLOYEE -> "DisplayName";
            default -> "Name";
        };
    }

    /// The first id of its sequence; those of notes are long.
    long firstId() {
        return this == ATTACHABLE ? 5_000_000_000_000_000_001L : 1;
    }

    String sequence() {
        return sequence;
    }

    public static Optional<EntityType> ofWire(String name) {
        return Arrays.stream(values()).filter(type -> type.wire.equals(name)).findFirst();
    }

    public static Optional<EntityType> ofResource(String name) {
        return Arrays.stream(values())
                .filter(type -> type.wire.equalsIgnoreCase(name))
                .findFirst();
    }

    private static final class Verbs {
        private static final Set<Verb> NONE = EnumSet.noneOf(Verb.class);
        private static final Set<Verb> LIVE = EnumSet.of(Verb.CREATED, Verb.UPDATED);
        private static final Set<Verb> MERGEABLE = EnumSet.of(Verb.CREATED, Verb.UPDATED, Verb.MERGED);
        private static final Set<Verb> DELETABLE = EnumSet.of(Verb.CREATED, Verb.UPDATED, Verb.DELETED);
        private static final Set<Verb> VOIDABLE = EnumSet.of(Verb.CREATED, Verb.UPDATED, Verb.DELETED, Verb.VOIDED);
    }
}
