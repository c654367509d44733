package io.mlconnector.sandbox.quickbooks.books;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The kinds of record the company holds, with the properties QuickBooks knows at their top level.
public enum EntityType {
    COMPANY_INFO("CompanyInfo", Kind.SINGLETON, "company", EnumSet.noneOf(Verb.class), Properties.COMPANY_INFO),
    PREFERENCES("Preferences", Kind.SINGLETON, "preferences", EnumSet.of(Verb.UPDATED), Properties.PREFERENCES),
    ACCOUNT("Account", Kind.LIST, "account", Verbs.MERGEABLE, Properties.ACCOUNT),
    CLASS("Class", Kind.LIST, "class", Verbs.MERGEABLE, Properties.CLASS),
    DEPARTMENT("Department", Kind.LIST, "department", Verbs.MERGEABLE, Properties.DEPARTMENT),
    TERM("Term", Kind.LIST, "term", Verbs.LIVE, Properties.TERM),
    // Customers, vendors and employees draw their ids from one sequence, as their names are unique among all three.
    VENDOR("Vendor", Kind.LIST, "name", Verbs.MERGEABLE, Properties.VENDOR),
    CUSTOMER("Customer", Kind.LIST, "name", Verbs.MERGEABLE, Properties.CUSTOMER),
    EMPLOYEE("Employee", Kind.LIST, "name", Verbs.MERGEABLE, Properties.EMPLOYEE),
    ITEM("Item", Kind.LIST, "item", Verbs.MERGEABLE, Properties.ITEM),
    BILL("Bill", Kind.TRANSACTION, "transaction", Verbs.DELETABLE, Properties.BILL),
    INVOICE("Invoice", Kind.TRANSACTION, "transaction", Verbs.VOIDABLE, Properties.INVOICE),
    BILL_PAYMENT("BillPayment", Kind.TRANSACTION, "transaction", Verbs.VOIDABLE, Properties.BILL_PAYMENT),
    PAYMENT("Payment", Kind.TRANSACTION, "transaction", Verbs.VOIDABLE, Properties.PAYMENT),
    JOURNAL_ENTRY("JournalEntry", Kind.TRANSACTION, "transaction", Verbs.DELETABLE, Properties.JOURNAL_ENTRY),
    PURCHASE_ORDER("PurchaseOrder", Kind.TRANSACTION, "transaction", Verbs.DELETABLE, Properties.PURCHASE_ORDER);

    /// How records of this kind come and go.
    public enum Kind {
        /// One per company; read and updated only.
        SINGLETON,
        /// Made inactive instead of deleted.
        LIST,
        /// Deleted, and some kinds voided.
        TRANSACTION
    }

    private final String wire;
    private final Kind kind;
    private final String sequence;
    private final Set<Verb> announced;
    private final Set<String> properties;

    EntityType(String wire, Kind kind, String sequence, Set<Verb> announced, String properties) {
        this.wire = wire;
        this.kind = kind;
        this.sequence = sequence;
        this.announced = announced;
        this.properties = Stream.of(Properties.COMMON, properties)
                .flatMap(text -> Arrays.stream(text.strip().split("\\s+")))
                .collect(Collectors.toUnmodifiableSet());
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

    public boolean knows(String property) {
        return properties.contains(property);
    }

    /// The property that names a list record.
    public String nameProperty() {
        return switch (this) {
            case VENDOR, CUSTOMER, EMPLOYEE -> "DisplayName";
            default -> "Name";
        };
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
        private static final Set<Verb> LIVE = EnumSet.of(Verb.CREATED, Verb.UPDATED);
        private static final Set<Verb> DELETABLE = EnumSet.of(Verb.CREATED, Verb.UPDATED, Verb.DELETED);
        private static final Set<Verb> MERGEABLE = EnumSet.of(Verb.CREATED, Verb.UPDATED, Verb.MERGED);
        private static final Set<Verb> VOIDABLE =
                EnumSet.of(Verb.CREATED, Verb.UPDATED, Verb.DELETED, Verb.VOIDED, Verb.EMAILED);
    }
}
