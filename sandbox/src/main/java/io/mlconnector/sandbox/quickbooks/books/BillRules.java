package io.mlconnector.sandbox.quickbooks.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Bills: the class sits on the line, the department on the header. In the other place each is dropped without a word.
final class BillRules implements Rules {
    private static final String ACCOUNT_BASED = "AccountBasedExpenseLineDetail";
    private static final String ITEM_BASED = "ItemBasedExpenseLineDetail";

    @Override
    public void tidy(ObjectNode entity, Lookup lookup) {
        Tracking.purchase(entity, lookup);
    }

    @Override
    public void complete(ObjectNode entity, @Nullable ObjectNode before, Unit unit) {
        Nodes.requireRef(entity, "VendorRef");
        List<ObjectNode> lines = expenseLines(entity, unit);
        AccountRules.defaultTo(entity, "APAccountRef", AccountRules.PAYABLE, unit);
        DueDates.complete(entity, EntityType.VENDOR, "VendorRef", "TermRef", unit);
        OpenBalance.complete(entity, Lines.total(lines), before, "VendorRef");
        if (Nodes.amount(entity, "TotalAmt").signum() <= 0) {
            throw FaultException.business("The total of a bill must be greater than zero.");
        }
        Lines.number(entity, lines, before, 1);
    }

    @Override
    public void release(ObjectNode before) {
        OpenBalance.requireUnlinked(before);
    }

    static List<ObjectNode> expenseLines(ObjectNode entity, Unit unit) {
        List<ObjectNode> lines = Lines.require(entity, Set.of(ACCOUNT_BASED, ITEM_BASED));
        for (ObjectNode line : lines) {
            ObjectNode detail = Lines.detail(line);
            boolean accountBased = Nodes.text(line, "DetailType").equals(ACCOUNT_BASED);
            Nodes.requireRef(detail, accountBased ? "AccountRef" : "ItemRef");
            String accountType = AccountRules.typeOf(Nodes.ref(detail, "AccountRef"), unit);
            if (accountType.equals(AccountRules.PAYABLE) || accountType.equals(AccountRules.RECEIVABLE)) {
                throw FaultException.accountType("AccountRef");
            }
            checkBillable(detail, unit);
        }
        return lines;
    }

    static void checkBillable(ObjectNode detail, Lookup lookup) {
        if (!Nodes.given(detail, "BillableStatus")) {
            detail.put("BillableStatus", "NotBillable");
        }
        String status = Nodes.text(detail, "BillableStatus");
        if (!Set.of("Billable", "NotBillable").contains(status)) {
            throw FaultException.invalidEnumeration("BillableStatus", status);
        }
        if (status.equals("Billable") && !Nodes.given(detail, "CustomerRef")) {
            throw FaultException.business("A billable line needs a customer.");
        }
        if (status.equals("Billable") && !Preferences.billableExpenses(lookup)) {
            throw FaultException.business("The company does not bill expenses to customers.");
        }
    }
}
