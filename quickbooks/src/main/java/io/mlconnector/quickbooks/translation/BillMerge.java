package io.mlconnector.quickbooks.translation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.domain.command.QboCommand.BillLine;
import io.mlconnector.domain.command.QboCommand.UpdateBill;
import io.mlconnector.quickbooks.wire.WireJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The request that brings a bill to other values. A full update empties what is not sent and replaces all lines, so
/// the whole bill is sent back as it was read, with our values in it: the number, the memo with its marker, the terms,
/// custom fields, and whatever else people added, stay.
public final class BillMerge {
    private static final String DETAIL = "AccountBasedExpenseLineDetail";

    /// What QuickBooks works out itself, the tax included: it belongs to the old amount.
    private static final List<String> NOT_SENT = List.of(
            "TotalAmt",
            "Balance",
            "HomeBalance",
            "HomeTotalAmt",
            "TxnTaxDetail",
            "MetaData",
            "domain",
            "status",
            "time");

    private BillMerge() {}

    /// The same bill in the same version always gives the same bytes: what was sent once can be sent again.
    ///
    /// @param held the bill as read, with as many lines as the update has
    /// @throws IllegalArgumentException when an amount has parts of a cent, or the lines are others
    public static String of(UpdateBill update, JsonNode held) {
        if (!(held.deepCopy() instanceof ObjectNode body)
                || body.path("Line").size() != update.lines().size()) {
            throw new IllegalArgumentException("the bill has other lines than the update");
        }
        body.remove(NOT_SENT);
        withoutNames(body);
        body.put("sparse", false);
        body.put("DueDate", update.dueOn().toString());
        reference(body, "DepartmentRef", update.departmentId());
        for (int i = 0; i < update.lines().size(); i++) {
            line(body.path("Line").path(i), update.lines().get(i));
        }
        return WireJson.write(body);
    }

    private static void line(JsonNode held, BillLine wanted) {
        if (!(held instanceof ObjectNode line) || !(line.path(DETAIL) instanceof ObjectNode detail)) {
            throw new IllegalArgumentException("the bill has other lines than the update");
        }
        line.put("Amount", Members.cents(wanted.amount()));
        reference(detail, "AccountRef", wanted.accountId());
        reference(detail, "ClassRef", wanted.classId());
        reference(detail, "CustomerRef", wanted.customerId());
    }

    private static void reference(ObjectNode node, String name, @Nullable String id) {
        node.remove(name);
        Members.reference(node, name, id);
    }

    /// The name in a reference is decoration, and changes with what it names, without a new version of the bill.
    private static void withoutNames(JsonNode node) {
        if (node instanceof ObjectNode object && object.has("value")) {
            object.remove("name");
        }
        node.forEach(BillMerge::withoutNames);
    }
}
