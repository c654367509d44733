package io.mlconnector.sandbox.quickbooks.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a vendor owes us: a bill the other way round, used up by bill payments.
final class VendorCreditRules implements Rules {
    @Override
    public void tidy(ObjectNode entity, Lookup lookup) {
        Tracking.purchase(entity, lookup);
    }

    @Override
    public void complete(ObjectNode entity, @Nullable ObjectNode before, Unit unit) {
        Nodes.requireRef(entity, "VendorRef");
        List<ObjectNode> lines = BillRules.expenseLines(entity, unit);
        AccountRules.defaultTo(entity, "APAccountRef", AccountRules.PAYABLE, unit);
        OpenBalance.complete(entity, Lines.total(lines), before, "VendorRef");
        if (Nodes.amount(entity, "TotalAmt").signum() <= 0) {
            throw FaultException.business("The total of a vendor credit must be greater than zero.");
        }
        Lines.number(entity, lines, before, 1);
    }

    @Override
    public void release(ObjectNode before) {
        OpenBalance.requireUnlinked(before);
    }
}
