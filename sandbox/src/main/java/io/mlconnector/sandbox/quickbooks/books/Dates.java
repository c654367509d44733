package io.mlconnector.sandbox.quickbooks.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/// Dates of transactions, and the books that are closed up to one of them.
final class Dates {
    private Dates() {}

    static LocalDate require(ObjectNode entity, String property) {
        String text = Nodes.text(entity, property);
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw FaultException.invalidDate(property, text);
        }
    }

    /// @throws FaultException 6210 when the transaction lies in closed books, for edits and deletes too
    static void requireOpen(ObjectNode transaction, Lookup lookup) {
        Optional<LocalDate> closed = closedUpTo(lookup);
        if (closed.isPresent() && !require(transaction, "TxnDate").isAfter(closed.get())) {
            throw FaultException.booksClosed();
        }
    }

    static Optional<LocalDate> closedUpTo(Lookup lookup) {
        return lookup.find(EntityType.PREFERENCES, "1")
                .map(preferences -> Nodes.text(preferences.path("AccountingInfoPrefs"), "BookCloseDate"))
                .filter(date -> !date.isEmpty())
                .map(LocalDate::parse);
    }
}
