package io.mlconnector.sandbox.quickbooks.books;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// Makes one record of two, as a person can and no client: all that pointed at the one points at the other, and the
/// first id is gone.
public final class Merger {
    private Merger() {}

    /// @param from the id that goes
    /// @param into the id that stays
    /// @throws FaultException when a record does not exist, or the two cannot be one
    public static void merge(EntityType type, String from, String into, Unit unit) {
        if (!type.mergeable()) {
            throw FaultException.unsupportedOperation("merge on " + type.wire());
        }
        ObjectNode gone = unit.find(type, from).orElseThrow(() -> FaultException.notFound(type, from));
        ObjectNode stays = unit.find(type, into).orElseThrow(() -> FaultException.notFound(type, into));
        if (from.equals(into)) {
            throw FaultException.business("A record cannot be merged with itself.");
        }
        if (!Nodes.ref(gone, "CurrencyRef").equals(Nodes.ref(stays, "CurrencyRef"))
                || !Nodes.text(gone, "AccountType").equals(Nodes.text(stays, "AccountType"))) {
            throw FaultException.business("Records of different currencies or account types cannot be merged.");
        }
        if (Nodes.ref(stays, "ParentRef").equals(from)) {
            throw FaultException.business("A record cannot be merged into its own sub-record.");
        }
        unit.merge(type, from, into);
        boolean told = Habits.MERGE_TOUCHES_TRANSACTIONS.on(unit);
        for (EntityType holder : EntityType.values()) {
            for (ObjectNode row : unit.list(holder)) {
                if (References.redirect(holder, row.deepCopy(), type, from, into)) {
                    String id = Nodes.text(row, "Id");
                    ObjectNode moved = told ? unit.edit(holder, id) : unit.editQuietly(holder, id);
                    References.redirect(holder, moved, type, from, into);
                }
            }
        }
    }
}
