package io.mlconnector.sandbox.quickbooks.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Hours of an employee or a vendor. They have webhooks, and change data capture does not know them.
final class TimeActivityRules implements Rules {
    private static final Map<String, String> WHOSE =
            Map.of("Employee", "EmployeeRef", "Vendor", "VendorRef", "Other", "OtherNameRef");

    @Override
    public void complete(ObjectNode entity, @Nullable ObjectNode before, Unit unit) {
        String nameOf = Nodes.text(entity, "NameOf");
        if (nameOf.isEmpty()) {
            throw FaultException.missing("NameOf");
        }
        String reference = WHOSE.get(nameOf);
        if (reference == null) {
            throw FaultException.invalidEnumeration("NameOf", nameOf);
        }
        Nodes.requireRef(entity, reference);
        boolean lasts = Nodes.given(entity, "Hours") || Nodes.given(entity, "Minutes");
        if (!lasts && !(Nodes.given(entity, "StartTime") && Nodes.given(entity, "EndTime"))) {
            throw FaultException.missing("Hours");
        }
        if (!Nodes.given(entity, "BillableStatus")) {
            entity.put("BillableStatus", "NotBillable");
        }
        String billable = Nodes.text(entity, "BillableStatus");
        if (!Set.of("Billable", "NotBillable").contains(billable)) {
            throw FaultException.invalidEnumeration("BillableStatus", billable);
        }
        if (billable.equals("Billable")) {
            Nodes.requireRef(entity, "CustomerRef");
        }
        if (!Nodes.given(entity, "TxnDate")) {
            entity.put("TxnDate", PacificTime.today(unit.now()).toString());
        }
    }
}
