package io.mlconnector.sandbox.quickbooks.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Json;
import io.mlconnector.sandbox.quickbooks.books.EntityType.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Carries out the four kinds of write on any type: what they have in common here, what is special in [Rules].
public final class Bookkeeper {
    private static final int MAX_LINES = 10_000;

    private Bookkeeper() {}

    public static ObjectNode create(EntityType type, ObjectNode body, Unit unit) {
        if (type.kind() == Kind.SINGLETON) {
            throw FaultException.unsupportedOperation("create on " + type.wire());
        }
        ObjectNode content = Content.of(read(type, body, unit));
        complete(type, content, null, "", unit);
        ObjectNode stored = unit.insert(type, content);
        Rules.of(type).settle(null, stored, unit);
        return stored;
    }

    /// Full update unless the body says `sparse`.
    public static ObjectNode update(EntityType type, ObjectNode body, Unit unit) {
        ObjectNode read = read(type, body, unit);
        ObjectNode before = current(type, read, unit);
        Rules.of(type).requireChangeable(before);
        ObjectNode content = Content.of(Content.updated(type, before, read));
        complete(type, content, before, Nodes.text(before, "Id"), unit);
        ObjectNode stored = unit.replace(type, before, content, Verb.UPDATED);
        Rules.of(type).settle(before, stored, unit);
        return stored;
    }

    /// @return the record as it was
    public static ObjectNode delete(EntityType type, ObjectNode body, Unit unit) {
        if (!type.deletable()) {
            throw FaultException.unsupportedOperation("delete on " + type.wire());
        }
        ObjectNode before = current(type, read(type, body, unit), unit);
        if (type.document()) {
            Dates.requireOpen(before, unit);
        }
        Rules.of(type).requireChangeable(before);
        Rules.of(type).release(before);
        Rules.of(type).settle(before, null, unit);
        unit.remove(type, Nodes.text(before, "Id"));
        return before;
    }

    /// Keeps the record with its amounts at zero and its lines gone.
    public static ObjectNode voidOut(EntityType type, ObjectNode body, Unit unit) {
        if (!type.voidable()) {
            throw FaultException.unsupportedOperation("void on " + type.wire());
        }
        ObjectNode before = current(type, read(type, body, unit), unit);
        Dates.requireOpen(before, unit);
        Rules.of(type).requireChangeable(before);
        Rules.of(type).release(before);
        ObjectNode content = Content.of(before);
        for (String amount : List.of("TotalAmt", "Balance", "UnappliedAmt")) {
            if (before.has(amount)) {
                content.put(amount, Nodes.ZERO);
            }
        }
        content.set("LinkedTxn", Json.array());
        content.set("Line", Json.array());
        String note = Nodes.text(before, "PrivateNote");
        content.put("PrivateNote", note.isEmpty() ? "Voided" : "Voided - " + note);
        ObjectNode stored = unit.replace(type, before, content, Verb.VOIDED);
        Rules.of(type).settle(before, stored, unit);
        return stored;
    }

    private static ObjectNode read(EntityType type, ObjectNode body, Unit unit) {
        ObjectNode read = BodyReader.read(type, body);
        if (Habits.LATIN1_ONLY.on(unit)) {
            BodyReader.requireLatin1(read);
        }
        return read;
    }

    private static ObjectNode current(EntityType type, ObjectNode body, Unit unit) {
        String id = Nodes.text(body, "Id");
        if (id.isEmpty() && type.kind() == Kind.SINGLETON) {
            id = "1";
        }
        if (id.isEmpty()) {
            throw FaultException.missing("Id");
        }
        String known = id;
        ObjectNode before = unit.find(type, id).orElseThrow(() -> FaultException.notFound(type, known));
        if (!Nodes.given(body, "SyncToken")) {
            throw FaultException.missing("SyncToken");
        }
        if (!Nodes.text(body, "SyncToken").equals(Nodes.text(before, "SyncToken"))) {
            throw FaultException.stale();
        }
        return before;
    }

    private static void complete(
            EntityType type, ObjectNode content, @Nullable ObjectNode before, String id, Unit unit) {
        Rules rules = Rules.of(type);
        rules.tidy(content, unit);
        if (type.document()) {
            completeDocument(type, content, before, unit);
        }
        References.check(type, content, unit);
        rules.complete(content, before, unit);
        if (type.kind() == Kind.LIST) {
            if (!Nodes.given(content, "Active")) {
                content.put("Active", true);
            }
            Names.settle(type, content, id, before == null || Nodes.active(before), unit);
        } else if (type.document()) {
            DocumentNumbers.check(type, content, id, unit);
        }
    }

    private static void completeDocument(EntityType type, ObjectNode content, @Nullable ObjectNode before, Unit unit) {
        if (type != EntityType.JOURNAL_ENTRY && content.path("Line").size() > MAX_LINES) {
            throw FaultException.business("A transaction can have at most " + MAX_LINES + " lines.");
        }
        if (Nodes.text(content, "TxnDate").isEmpty()) {
            content.put("TxnDate", PacificTime.today(unit.now()).toString());
        }
        Dates.requireOpen(content, unit);
        if (before != null) {
            Dates.requireOpen(before, unit);
        }
        Currencies.completeTransaction(content, unit);
        if (!content.has("Line")) {
            content.set("Line", Json.array());
        }
    }
}
