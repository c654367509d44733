package io.mlconnector.sandbox.quickbooks.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/// What QuickBooks insists on, fills in and moves along for one type of record.
interface Rules {
    /// Drops what QuickBooks silently ignores, above all a class or department in the wrong place. Runs before
    /// references are checked.
    default void tidy(ObjectNode entity, Lookup lookup) {}

    /// Checks the record and fills in what is computed.
    ///
    /// @param before the record as it is now; null when it is new
    /// @throws FaultException when QuickBooks refuses it
    void complete(ObjectNode entity, @Nullable ObjectNode before, Unit unit);

    /// Whether it may be changed, deleted or voided at all.
    default void requireChangeable(ObjectNode before) {}

    /// Whether it may be deleted or voided now.
    default void release(ObjectNode before) {}

    /// Side effects on other records, after this one is stored.
    ///
    /// @param before null when it is new
    /// @param after null when it is deleted
    default void settle(@Nullable ObjectNode before, @Nullable ObjectNode after, Unit unit) {}

    static Rules of(EntityType type) {
        return switch (type) {
            case COMPANY_INFO -> (_, _, _) -> {};
            case PREFERENCES -> new PreferencesRules();
            case ACCOUNT -> new AccountRules();
            case CLASS -> new HierarchyRules(type, "SubClass");
            case DEPARTMENT -> new HierarchyRules(type, "SubDepartment");
            case ITEM -> new ItemRules();
            case TERM -> new TermRules();
            case VENDOR, CUSTOMER, EMPLOYEE -> new PersonRules(type);
            case BILL -> new BillRules();
            case VENDOR_CREDIT -> new VendorCreditRules();
            case INVOICE -> new InvoiceRules();
            case BILL_PAYMENT -> SettlementRules.billPayment();
            case PAYMENT -> SettlementRules.payment();
            case JOURNAL_ENTRY -> new JournalEntryRules();
            case PURCHASE_ORDER -> new PurchaseOrderRules();
            case TIME_ACTIVITY -> new TimeActivityRules();
            case ATTACHABLE -> new AttachableRules();
        };
    }
}
