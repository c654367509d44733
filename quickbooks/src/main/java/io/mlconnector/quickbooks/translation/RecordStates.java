package io.mlconnector.quickbooks.translation;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.domain.accounting.RecordState;

/// What an entity's body says about its state. Merges are told by webhooks only.
public final class RecordStates {
    private RecordStates() {}

    public static RecordState of(EntityType type, JsonNode body) {
        String status = body.path("status").asText("");
        if (status.equalsIgnoreCase("Deleted")) {
            return RecordState.DELETED;
        }
        if (status.equalsIgnoreCase("Voided")) {
            return RecordState.VOIDED;
        }
        if (type.isList()) {
            return body.path("Active").asBoolean(true) ? RecordState.ACTIVE : RecordState.INACTIVE;
        }
        return looksVoided(type, body) ? RecordState.VOIDED : RecordState.ACTIVE;
    }

    /// A voided document is kept with amount zero and the word Voided put in front of its note; `status` is often
    /// missing. Bills and journal entries cannot be voided, whatever a person writes into their note.
    private static boolean looksVoided(EntityType type, JsonNode body) {
        return switch (type) {
            case INVOICE, PAYMENT, BILL_PAYMENT -> {
                JsonNode total = body.path("TotalAmt");
                yield total.isNumber()
                        && total.decimalValue().signum() == 0
                        && body.path("PrivateNote")
                                .asText("")
                                .stripLeading()
                                .regionMatches(true, 0, "Voided", 0, "Voided".length());
            }
            case BILL, JOURNAL_ENTRY, VENDOR, CUSTOMER, CLASS, DEPARTMENT, ACCOUNT, TERM -> false;
        };
    }
}
