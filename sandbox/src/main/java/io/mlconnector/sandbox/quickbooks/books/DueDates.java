package io.mlconnector.sandbox.quickbooks.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Optional;

/// When a bill or an invoice is due: as it says, else by its terms, else by the party's terms, else at once.
final class DueDates {
    private DueDates() {}

    static void complete(ObjectNode entity, EntityType partyType, String partyRef, String partyTerm, Lookup lookup) {
        if (Nodes.given(entity, "DueDate")) {
            Dates.require(entity, "DueDate");
            return;
        }
        String termId = Nodes.ref(entity, "SalesTermRef");
        if (termId.isEmpty()) {
            termId = lookup.find(partyType, Nodes.ref(entity, partyRef))
                    .map(party -> Nodes.ref(party, partyTerm))
                    .orElse("");
        }
        LocalDate from = Dates.require(entity, "TxnDate");
        Optional<ObjectNode> term = lookup.find(EntityType.TERM, termId);
        entity.put(
                "DueDate",
                term.map(t -> TermRules.dueDate(t, from)).orElse(from).toString());
    }
}
