package io.mlconnector.domain.plan;

import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.work.FieldValue;
import java.util.Optional;

/// Addresses of QuickBooks' own pages.
final class Pages {
    private Pages() {}

    static Optional<String> of(ConnectionView view, EntityRef ref) {
        String page = switch (ref.type()) {
            case BILL -> "/bill?txnId=";
            case INVOICE -> "/invoice?txnId=";
            case JOURNAL_ENTRY -> "/journal?txnId=";
            case VENDOR -> "/vendordetail?nameId=";
            case CUSTOMER -> "/customerdetail?nameId=";
            case CLASS, DEPARTMENT, ACCOUNT, TERM, BILL_PAYMENT, PAYMENT -> "";
        };
        return page.isEmpty() ? Optional.empty() : Optional.of(view.quickbooksAppUrl() + page + ref.id());
    }

    static FieldValue field(ConnectionView view, EntityRef ref) {
        return FieldValue.text(of(view, ref).orElse(null));
    }
}
