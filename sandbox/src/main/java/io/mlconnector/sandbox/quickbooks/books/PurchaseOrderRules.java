package io.mlconnector.sandbox.quickbooks.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Purchase orders: lines like a bill's, nothing owed.
final class PurchaseOrderRules implements Rules {
    @Override
    public void tidy(ObjectNode entity, Lookup lookup) {
        Tracking.purchase(entity, lookup);
    }

    @Override
    public void complete(ObjectNode entity, @Nullable ObjectNode before, Unit unit) {
        Nodes.requireRef(entity, "VendorRef");
        List<ObjectNode> lines = BillRules.expenseLines(entity, unit);
        AccountRules.defaultTo(entity, "APAccountRef", AccountRules.PAYABLE, unit);
        entity.put("TotalAmt", Lines.total(lines));
        if (!Nodes.given(entity, "POStatus")) {
            entity.put("POStatus", "Open");
        }
        String status = Nodes.text(entity, "POStatus");
        if (!Set.of("Open", "Closed").contains(status)) {
            throw FaultException.invalidEnumeration("POStatus", status);
        }
        Lines.number(entity, lines, before, 1);
    }
}
