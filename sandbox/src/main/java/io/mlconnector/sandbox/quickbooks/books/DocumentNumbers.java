package io.mlconnector.sandbox.quickbooks.books;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// Document numbers may repeat unless the company refuses that: those of invoices when people number them, the others
/// when they asked to be warned. A client may insist (`include=allowduplicatedocnum`).
final class DocumentNumbers {
    private DocumentNumbers() {}

    static void check(EntityType type, ObjectNode content, String id, Unit unit) {
        String number = Nodes.text(content, "DocNumber");
        boolean refused = Habits.REFUSE_DUPLICATE_NUMBERS.on(unit)
                || (type == EntityType.INVOICE && Preferences.ownNumbers(unit));
        if (!refused || number.isEmpty() || unit.duplicateNumbersAllowed()) {
            return;
        }
        for (ObjectNode row : unit.numbered(type, number)) {
            if (!Nodes.text(row, "Id").equals(id)) {
                throw FaultException.duplicateDocument(type, Nodes.text(row, "Id"), number);
            }
        }
    }
}
