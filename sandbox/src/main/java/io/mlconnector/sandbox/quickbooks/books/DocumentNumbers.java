package io.mlconnector.sandbox.quickbooks.books;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// Document numbers may repeat unless the company refuses that, which most do not.
final class DocumentNumbers {
    static final String PREFERENCE = "RefuseDuplicateDocNumbers";

    private DocumentNumbers() {}

    static void check(EntityType type, ObjectNode content, String id, Lookup lookup) {
        String number = Nodes.text(content, "DocNumber");
        boolean refused = lookup.find(EntityType.PREFERENCES, "1")
                .map(preferences ->
                        preferences.path("OtherPrefs").path(PREFERENCE).asBoolean(false))
                .orElse(false);
        if (!refused || number.isEmpty()) {
            return;
        }
        for (ObjectNode row : lookup.list(type)) {
            if (Nodes.text(row, "DocNumber").equals(number)
                    && !Nodes.text(row, "Id").equals(id)) {
                throw FaultException.duplicateDocument(type, Nodes.text(row, "Id"), number);
            }
        }
    }
}
