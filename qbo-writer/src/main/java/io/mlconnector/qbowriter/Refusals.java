package io.mlconnector.qbowriter;

import io.mlconnector.contracts.LedgerEntryV1.Reason;
import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.amendment.Amendment.Why;
import io.mlconnector.domain.amendment.BillValues.Difference;
import io.mlconnector.domain.command.QboCommand;
import io.mlconnector.domain.link.Cause;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reasons as the project manager reads them on the task: what is wrong, and what to do about it.
final class Refusals {
    /// Nothing that a person can remove behind the item's back: the item itself has to change.
    static final String OTHER = "refused";

    private static final Reason DOCUMENT_GONE =
            new Reason("document-gone", "It is no longer there. What was posted once is not posted again.");

    private Refusals() {}

    static Reason closedPeriod(QboCommand command) {
        return new Reason(
                Cause.CLOSED_PERIOD.code(),
                "The books are closed for " + command.bookDate()
                        + "; ask the accountant to reopen the period or change the due date.");
    }

    /// @param about the record in question, when QuickBooks named it
    static Reason inactiveReference(String detail, @Nullable EntityRef about) {
        String what = about == null
                ? "the vendor, customer, account, class or department"
                : "the " + about.type().wire().toLowerCase(Locale.ROOT) + " " + about.id();
        return new Reason(
                Cause.INACTIVE_REFERENCE.code(),
                "QuickBooks no longer accepts " + what + " of this item (" + detail
                        + "); choose another one, or ask the accountant to make it active again.");
    }

    static Reason duplicateNumber() {
        return new Reason(
                "duplicate-number",
                "QuickBooks already has another document with this number; ask the accountant which of the two is"
                        + " right.");
    }

    static Reason duplicateName(String detail) {
        return new Reason(
                "duplicate-name",
                "QuickBooks already uses this name (" + detail + "); ask the accountant which of the two is right.");
    }

    static Reason companyStatus() {
        return new Reason(
                Cause.COMPANY_STATUS.code(),
                "QuickBooks takes no changes for this company, whose subscription may have ended; ask the accountant"
                        + " to renew it.");
    }

    static Reason notAllowed(String detail) {
        return new Reason(
                Cause.NOT_ALLOWED.code(),
                "The connector may not write to this QuickBooks company (" + detail
                        + "); ask the administrator to connect it again.");
    }

    static Reason other(String detail) {
        return new Reason(
                OTHER, "QuickBooks refused this item: " + detail + ". Correct it, then set it to Ready again.");
    }

    static Reason notUpdated(Why why, List<Difference> differences) {
        String there = differences.stream()
                .map(one -> one.what() + " " + none(one.there()) + " there, " + none(one.here()) + " here")
                .collect(Collectors.joining("; "));
        return switch (why) {
            case GONE -> DOCUMENT_GONE;
            case OTHER_VENDOR ->
                new Reason(
                        "conflict",
                        "A bill stays with its vendor (" + there + "). Change the vendor in QuickBooks, or delete the"
                                + " bill there and enter a new task.");
            case PAID -> new Reason("paid", "It is paid, in part or in full (" + there + "). Ask the accountant.");
            case CHANGED_THERE ->
                new Reason(
                        "conflict",
                        "It was changed in QuickBooks: " + there + ". Nothing is overwritten: make both sides the"
                                + " same, then set the item to Ready again.");
        };
    }

    static Reason documentGone() {
        return DOCUMENT_GONE;
    }

    static Reason changedMeanwhile() {
        return new Reason(
                "changed-meanwhile",
                "Somebody changed it in QuickBooks each time that the connector had read it; set the item to Ready"
                        + " again when that is over.");
    }

    private static String none(@Nullable String value) {
        return value == null ? "none" : value;
    }
}
