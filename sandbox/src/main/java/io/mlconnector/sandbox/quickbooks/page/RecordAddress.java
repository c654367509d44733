package io.mlconnector.sandbox.quickbooks.page;

import io.mlconnector.sandbox.http.Call;
import io.mlconnector.sandbox.quickbooks.books.EntityType;
import java.util.Arrays;
import java.util.Optional;

/// Under which address QuickBooks' own pages show a record: `/app/bill?txnId=7`, `/app/vendordetail?nameId=3`.
/// Records that have no page there are at `/app/listrecord` here.
final class RecordAddress {
    private static final String OTHERS = "listrecord";

    private RecordAddress() {}

    static String of(EntityType type, String id) {
        return page(type)
                .map(page -> "/app/" + page + "?" + parameter(page) + "=" + id)
                .orElse("/app/" + OTHERS + "?type=" + type.resource() + "&id=" + id);
    }

    /// Of the form for a new one.
    static String ofNew(EntityType type) {
        return page(type)
                .map(page -> "/app/" + page + "?new=1")
                .orElse("/app/" + OTHERS + "?new=1&type=" + type.resource());
    }

    /// Of the list of all of a type.
    static String ofAll(EntityType type) {
        return "/app/list/" + type.resource();
    }

    static Optional<EntityType> typeOf(Call call, String page) {
        return page.equals(OTHERS) ? EntityType.ofResource(call.query("type", "")) : typeOf(page);
    }

    static String idOf(Call call, String page) {
        return call.query(page.equals(OTHERS) ? "id" : parameter(page), "");
    }

    private static Optional<EntityType> typeOf(String page) {
        return Arrays.stream(EntityType.values())
                .filter(type -> page(type).filter(page::equals).isPresent())
                .findFirst();
    }

    private static String parameter(String page) {
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
