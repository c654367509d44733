package io.mlconnector.quickbooks.translation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.domain.command.Marker;
import io.mlconnector.domain.command.QboCommand.BillLine;
import io.mlconnector.domain.command.QboCommand.PostBill;
import io.mlconnector.quickbooks.wire.WireJson;
import java.util.stream.Collectors;

/// The request that posts a bill: class on the line, department on the header. QuickBooks drops either one in the other
/// place without a word. `DocNumber` is the supplier's own and is left alone.
public final class BillBody {
    private BillBody() {}

    /// The same command always gives the same bytes.
    ///
    /// @throws IllegalArgumentException when an amount has parts of a cent
    public static String of(PostBill bill) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        Members.reference(body, "VendorRef", bill.vendorId());
        body.put("TxnDate", bill.bookDate().toString());
        body.put("DueDate", bill.dueOn().toString());
        Members.reference(body, "DepartmentRef", bill.departmentId());
        Members.reference(body, "CurrencyRef", bill.currency());
        String text = bill.lines().stream()
                .map(BillLine::description)
                .filter(description -> !description.isBlank())
                .distinct()
                .collect(Collectors.joining("; "));
        body.put("PrivateNote", Members.note(text, Marker.of(bill.taskGid(), bill.key())));
        ArrayNode lines = body.putArray("Line");
        bill.lines().forEach(line -> line(lines.addObject(), line));
        return WireJson.write(body);
    }

    private static void line(ObjectNode node, BillLine line) {
        node.put("DetailType", "AccountBasedExpenseLineDetail");
        node.put("Amount", Members.cents(line.amount()));
        Members.description(node, line.description());
        ObjectNode detail = node.putObject("AccountBasedExpenseLineDetail");
        Members.reference(detail, "AccountRef", line.accountId());
        Members.reference(detail, "ClassRef", line.classId());
        Members.reference(detail, "CustomerRef", line.customerId());
    }
}
