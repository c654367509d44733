package io.mlconnector.sandbox.quickbooks.page;

import io.mlconnector.sandbox.quickbooks.books.EntityType;
import java.util.ArrayList;
import java.util.List;

/// Which properties of a type of record its form holds.
final class Sheets {
    private static final List<Input> ADDRESS = List.of(
            Input.text("BillAddr.Line1", "Street"),
            Input.text("BillAddr.City", "City"),
            Input.text("BillAddr.CountrySubDivisionCode", "State"),
            Input.text("BillAddr.PostalCode", "ZIP code"));
    private static final List<Input> PERSON = List.of(
            Input.text("DisplayName", "Display name"),
            Input.text("CompanyName", "Company"),
            Input.text("GivenName", "First name"),
            Input.text("FamilyName", "Last name"),
            new Input("PrimaryPhone.FreeFormNumber", "Phone", new Input.Kind.Plain("tel")),
            new Input("PrimaryEmailAddr.Address", "E-mail", new Input.Kind.Plain("email")));

    private Sheets() {}

    static List<Input> of(EntityType type) {
        return switch (type) {
            case VENDOR ->
                join(
                        PERSON,
                        List.of(
                                Input.choice("TermRef", "Terms", EntityType.TERM),
                                Input.text("AcctNum", "Our account number there")),
                        ADDRESS);
            case CUSTOMER ->
                join(
                        PERSON,
                        List.of(Input.choice("SalesTermRef", "Terms", EntityType.TERM)),
                        ADDRESS,
                        List.of(Input.area("Notes", "Notes")));
            case EMPLOYEE ->
                PERSON.stream()
                        .filter(input -> !input.path().equals("CompanyName"))
                        .toList();
            case BILL ->
                List.of(
                        Input.named("VendorRef", "Vendor", EntityType.VENDOR),
                        Input.text("DocNumber", "Bill no."),
                        Input.date("TxnDate", "Bill date"),
                        Input.date("DueDate", "Due date"),
                        Input.choice("SalesTermRef", "Terms", EntityType.TERM),
                        Input.choice("DepartmentRef", "Location", EntityType.DEPARTMENT),
                        Input.area("PrivateNote", "Memo"));
            case INVOICE ->
                List.of(
                        Input.named("CustomerRef", "Customer", EntityType.CUSTOMER),
                        Input.text("DocNumber", "Invoice no."),
                        Input.date("TxnDate", "Invoice date"),
                        Input.date("DueDate", "Due date"),
                        Input.choice("SalesTermRef", "Terms", EntityType.TERM),
                        Input.choice("DepartmentRef", "Location", EntityType.DEPARTMENT),
                        Input.area("PrivateNote", "Memo"));
            case BILL_PAYMENT ->
                List.of(
                        Input.text("DocNumber", "Check no."),
                        Input.date("TxnDate", "Payment date"),
                        Input.area("PrivateNote", "Memo"));
            case PAYMENT ->
                List.of(
                        Input.text("PaymentRefNum", "Reference no."),
                        Input.date("TxnDate", "Payment date"),
                        Input.area("PrivateNote", "Memo"));
            case ACCOUNT -> List.of(Input.text("Name", "Name"), Input.text("AcctNum", "Number"));
            case CLASS, DEPARTMENT, TERM, ITEM -> List.of(Input.text("Name", "Name"));
            case JOURNAL_ENTRY, PURCHASE_ORDER, VENDOR_CREDIT ->
                List.of(
                        Input.text("DocNumber", "No."),
                        Input.date("TxnDate", "Date"),
                        Input.area("PrivateNote", "Memo"));
            case COMPANY_INFO, PREFERENCES, TIME_ACTIVITY, ATTACHABLE -> List.of();
        };
    }

    /// Whether a person can make a new one here.
    static boolean creatable(EntityType type) {
        return switch (type) {
            case VENDOR, CUSTOMER, EMPLOYEE, BILL, INVOICE, CLASS, DEPARTMENT -> true;
            case COMPANY_INFO,
                    PREFERENCES,
                    ACCOUNT,
                    TERM,
                    ITEM,
                    BILL_PAYMENT,
                    PAYMENT,
                    JOURNAL_ENTRY,
                    PURCHASE_ORDER,
                    VENDOR_CREDIT,
                    TIME_ACTIVITY,
                    ATTACHABLE -> false;
        };
    }

    @SafeVarargs
    private static List<Input> join(List<Input>... parts) {
        List<Input> all = new ArrayList<>();
        for (List<Input> part : parts) {
            all.addAll(part);
        }
        return List.copyOf(all);
    }
}
