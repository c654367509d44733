package io.mlconnector.quickbooks.translation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.domain.accounting.Posting;
import io.mlconnector.domain.command.Marker;
import io.mlconnector.domain.command.QboCommand.PostJournalEntry;
import io.mlconnector.quickbooks.wire.WireJson;

/// The request that posts a journal entry: class and department on every line, our marker as the number.
public final class JournalEntryBody {
    private JournalEntryBody() {}

    /// The same command always gives the same bytes.
    ///
    /// @throws IllegalArgumentException when an amount has parts of a cent
    public static String of(PostJournalEntry entry) {
        Marker marker = Marker.of(entry.taskGid(), entry.key());
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("DocNumber", marker.docNumber());
        body.put("TxnDate", entry.bookDate().toString());
        Members.reference(body, "CurrencyRef", entry.currency());
        body.put("PrivateNote", Members.note(entry.description(), marker));
        ArrayNode lines = body.putArray("Line");
        entry.postings().forEach(posting -> line(lines.addObject(), posting, entry.description()));
        return WireJson.write(body);
    }

    private static void line(ObjectNode node, Posting posting, String description) {
        node.put("DetailType", "JournalEntryLineDetail");
        node.put("Amount", Members.cents(posting.amount()));
        Members.description(node, description);
        ObjectNode detail = node.putObject("JournalEntryLineDetail");
        detail.put(
                "PostingType",
                switch (posting.side()) {
                    case DEBIT -> "Debit";
                    case CREDIT -> "Credit";
                });
        Members.reference(detail, "AccountRef", posting.accountId());
        Members.reference(detail, "ClassRef", posting.classId());
        Members.reference(detail, "DepartmentRef", posting.departmentId());
        if (posting.party() != null) {
            ObjectNode entity = detail.putObject("Entity");
            entity.put("Type", posting.party().type().wire());
            Members.reference(entity, "EntityRef", posting.party().id());
        }
    }
}
