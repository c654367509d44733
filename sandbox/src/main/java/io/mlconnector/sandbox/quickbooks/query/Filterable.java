package io.mlconnector.sandbox.quickbooks.query;

import io.mlconnector.sandbox.quickbooks.books.EntityType;
import io.mlconnector.sandbox.quickbooks.books.FaultException;
import java.util.Set;

/// Which properties a statement may filter and order by. Not the long texts and not what holds lists.
final class Filterable {
    private static final Set<String> NEVER = Set.of(
            "PrivateNote",
            "Line",
            "LinkedTxn",
            "CustomField",
            "AttachableRef",
            "CustomerMemo",
            "Notes",
            "TxnTaxDetail");

    private Filterable() {}

    static void require(EntityType type, String property) {
        int dot = property.indexOf('.');
        String head = dot < 0 ? property : property.substring(0, dot);
        if (!type.knows(head)) {
            throw FaultException.invalidQuery("Property " + property + " not found for Entity " + type.wire());
        }
        if (NEVER.contains(head)) {
            throw FaultException.invalidQuery("property '" + property + "' is not queryable");
        }
    }
}
