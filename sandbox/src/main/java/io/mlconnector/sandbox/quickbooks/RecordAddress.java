package io.mlconnector.sandbox.quickbooks;

import io.mlconnector.sandbox.quickbooks.books.EntityType;
import java.util.Arrays;
import java.util.Optional;

/// Under which address QuickBooks' own pages show a record: `/app/bill?txnId=7`, `/app/vendordetail?nameId=3`.
final class RecordAddress {
    private RecordAddress() {}

    static Optional<String> of(EntityType type, String id) {
        return page(type).map(page -> "/app/" + page + "?" + parameter(page) + "=" + id);
    }

    static Optional<EntityType> typeOf(String page) {
        return Arrays.stream(EntityType.values())
                .filter(type -> page(type).filter(page::equals).isPresent())
                .findFirst();
    }

    static String parameter(String page) {
        return page.endsWith("detail") ? "nameId" : "txnId";
    }

    private static Optional<String> page(EntityType type) {
        return switch (type) {
            case BILL -> Optional.of("bill");
            case INVOICE -> Optional.of("invoice");
            case JOURNAL_ENTRY -> Optional.of("journal");
            case BILL_PAYMENT -> Optional.of("billpayment");
            case PAYMENT -> Optional.of("recvpayment");
            case PURCHASE_ORDER -> Optional.of("purchaseorder");
            case VENDOR -> Optional.of("vendordetail");
            case CUSTOMER -> Optional.of("customerdetail");
            case EMPLOYEE -> Optional.of("employeedetail");
            case VENDOR_CREDIT -> Optional.of("vendorcredit");
            case TIME_ACTIVITY -> Optional.of("timeactivity");
            case COMPANY_INFO, PREFERENCES, ACCOUNT, CLASS, DEPARTMENT, TERM, ITEM, ATTACHABLE -> Optional.empty();
        };
    }
}
