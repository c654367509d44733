package io.mlconnector.sandbox.quickbooks.books;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Carries out the four kinds of write on any type: what they have in common here, what is special in [Rules].
public final class Bookkeeper {
    private static final List<String> READ_ONLY = List.of(
            "Id",
            "SyncToken",
            "MetaData",
            "domain",
            "sparse",
            "status",
            "LinkedTxn",
            "Balance",
            "HomeBalance",
            "HomeTotalAmt",
            "BalanceWithJobs",
            "CurrentBalance",
            "CurrentBalanceWithSubAccounts",
            "UnappliedAmt",
            "FullyQualifiedName",
            "Level");

    private Bookkeeper() {}

    public static ObjectNode create(EntityType type, ObjectNode body, Unit unit) {
        checkShape(type, body);
        ObjectNode content = content(body);
        complete(type, content, null, "", unit);
        ObjectNode stored = unit.insert(type, content);
        Rules.of(type).settle(null, stored, unit);
        return stored;
    }

    /// Full update unless the body says `sparse`.
    public static ObjectNode update(EntityType type, ObjectNode body, Unit unit) {
        checkShape(type, body);
        ObjectNode before = current(type, body, unit);
        ObjectNode content;
        if (type.kind() == EntityType.Kind.SINGLETON) {
            content = content(before);
            merge(content, body);
        } else if (body.path("sparse").asBoolean(false)) {
            content = content(before);
            body.properties().forEach(property -> content.set(property.getKey(), property.getValue()));
        } else {
            content = body.deepCopy();
            keep("Active", before, content);
            if (type.kind() == EntityType.Kind.TRANSACTION) {
                keep("TxnDate", before, content);
            }
            if (type == EntityType.INVOICE) {
                keep("DocNumber", before, content);
            }
        }
        ObjectNode complete = content(content);
        complete(type, complete, before, Nodes.text(before, "Id"), unit);
        ObjectNode stored = unit.replace(type, before, complete, Verb.UPDATED);
        Rules.of(type).settle(before, stored, unit);
        return stored;
    }

    /// @return the record as it was
    public static ObjectNode delete(EntityType type, ObjectNode body, Unit unit) {
        if (type.kind() != EntityType.Kind.TRANSACTION) {
            throw FaultException.unsupportedOperation("delete on " + type.wire());
        }
        ObjectNode before = current(type, body, unit);
        Dates.requireOpen(before, unit);
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
        ObjectNode before = current(type, body, unit);
        Dates.requireOpen(before, unit);
        Rules.of(type).release(before);
        ObjectNode content = content(before);
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

    private static void keep(String property, ObjectNode before, ObjectNode content) {
        if (!Nodes.given(content, property) && before.has(property)) {
            content.set(property, before.get(property));
        }
    }

    /// Preferences are changed one by one, whatever group they stand in.
    private static void merge(ObjectNode into, ObjectNode changes) {
        changes.properties().forEach(change -> {
            if (into.get(change.getKey()) instanceof ObjectNode group
                    && change.getValue() instanceof ObjectNode inner) {
                merge(group, inner);
            } else {
                into.set(change.getKey(), change.getValue());
            }
        });
    }

    private static ObjectNode current(EntityType type, ObjectNode body, Unit unit) {
        String id = Nodes.text(body, "Id");
        if (id.isEmpty() && type.kind() == EntityType.Kind.SINGLETON) {
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

    private static void checkShape(EntityType type, ObjectNode body) {
        for (Map.Entry<String, JsonNode> property : body.properties()) {
            JsonNode value = property.getValue();
            String name = property.getKey();
            if (!type.knows(name)) {
                throw FaultException.unknownProperty(name);
            }
            boolean wrong = (name.endsWith("Ref") && !value.isObject()) || (name.equals("Line") && !value.isArray());
            if (wrong && !value.isNull()) {
                throw FaultException.unreadable();
            }
        }
    }

    /// A copy without what clients cannot set and without nulls.
    private static ObjectNode content(ObjectNode body) {
        ObjectNode content = body.deepCopy();
        content.remove(READ_ONLY);
        content.properties().removeIf(property -> property.getValue().isNull());
        return content;
    }

    private static void complete(
            EntityType type, ObjectNode content, @Nullable ObjectNode before, String id, Unit unit) {
        Rules rules = Rules.of(type);
        rules.tidy(content);
        if (type.kind() == EntityType.Kind.TRANSACTION) {
            completeTransaction(content, before, unit);
        }
        References.check(type, content, unit);
        rules.complete(content, before, unit);
        if (type.kind() == EntityType.Kind.LIST) {
            if (!Nodes.given(content, "Active")) {
                content.put("Active", true);
            }
            Names.settle(type, content, id, before == null || Nodes.active(before), unit);
        } else if (type.kind() == EntityType.Kind.TRANSACTION) {
            DocumentNumbers.check(type, content, id, unit);
        }
    }

    private static void completeTransaction(ObjectNode content, @Nullable ObjectNode before, Unit unit) {
        Nodes.limit(content, "DocNumber", 21);
        Nodes.limit(content, "PrivateNote", 4000);
        if (!Nodes.given(content, "TxnDate")) {
            content.put("TxnDate", PacificTime.today(unit.now()).toString());
        }
        Dates.require(content, "TxnDate");
        Dates.requireOpen(content, unit);
        if (before != null) {
            Dates.requireOpen(before, unit);
        }
        if (!Nodes.given(content, "CurrencyRef")) {
            content.set("CurrencyRef", Seed.homeCurrency());
        }
        if (!content.has("Line")) {
            content.set("Line", Json.array());
        }
    }
}
