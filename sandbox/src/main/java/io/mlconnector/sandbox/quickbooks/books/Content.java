package io.mlconnector.sandbox.quickbooks.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.quickbooks.books.EntityType.Kind;
import java.util.List;

/// What of a record is the client's to say, and how an update changes it.
final class Content {
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

    private Content() {}

    /// A copy without what clients cannot set, which QuickBooks overwrites without a word, and without nulls.
    static ObjectNode of(ObjectNode body) {
        ObjectNode content = body.deepCopy();
        content.remove(READ_ONLY);
        content.properties().removeIf(property -> property.getValue().isNull());
        return content;
    }

    /// A full update has exactly what the body says; a sparse one changes what it names, each line array and each
    /// group as a whole. Preferences are changed one by one, whatever group they stand in.
    static ObjectNode updated(EntityType type, ObjectNode before, ObjectNode body) {
        if (type.kind() == Kind.SINGLETON) {
            ObjectNode content = of(before);
            merge(content, of(body));
            return content;
        }
        if (body.path("sparse").asBoolean(false)) {
            ObjectNode content = before.deepCopy();
            body.properties().forEach(property -> content.set(property.getKey(), property.getValue()));
            return content;
        }
        ObjectNode content = body.deepCopy();
        keep("Active", before, content);
        keep("TxnDate", before, content);
        if (type == EntityType.INVOICE) {
            keep("DocNumber", before, content);
        }
        return content;
    }

    private static void keep(String property, ObjectNode before, ObjectNode content) {
        if (!Nodes.given(content, property) && before.has(property)) {
            content.set(property, before.get(property));
        }
    }

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
}
