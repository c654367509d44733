package io.mlconnector.sandbox.quickbooks.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What is still to be paid of a bill or an invoice: its total less what payments have settled. Clients cannot set it.
final class OpenBalance {
    private OpenBalance() {}

    /// @param party the property that names the vendor or customer
    static void complete(ObjectNode entity, BigDecimal total, @Nullable ObjectNode before, String party) {
        BigDecimal settled = before == null
                ? Nodes.ZERO
                : Nodes.amount(before, "TotalAmt").subtract(Nodes.amount(before, "Balance"));
        if (before != null && settled.signum() != 0 && !Nodes.ref(before, party).equals(Nodes.ref(entity, party))) {
            throw FaultException.business("Unlink the payments first: " + party + " of a paid transaction is fixed.");
        }
        BigDecimal balance = total.subtract(settled);
        if (settled.signum() > 0 && balance.signum() < 0) {
            throw FaultException.business("The total cannot be less than what has been paid already.");
        }
        entity.put("TotalAmt", total);
        entity.put("Balance", balance);
        entity.set(
                "LinkedTxn",
                before == null ? entity.arrayNode() : before.path("LinkedTxn").deepCopy());
    }

    static void requireUnlinked(ObjectNode before) {
        if (!before.path("LinkedTxn").isEmpty()) {
            throw FaultException.business("This transaction is linked to others. Unlink its payments first.");
        }
    }
}
