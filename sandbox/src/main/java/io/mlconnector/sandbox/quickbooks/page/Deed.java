package io.mlconnector.sandbox.quickbooks.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.control.ControlApi;
import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Call;
import io.mlconnector.sandbox.http.Json;
import io.mlconnector.sandbox.page.Said;
import io.mlconnector.sandbox.page.Typed;
import io.mlconnector.sandbox.quickbooks.books.EntityType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// What the buttons beside a record do.
final class Deed {
    private Deed() {}

    /// What became of it, and what to say when it was done.
    record Result(Till.Outcome outcome, Said said) {}

    /// @param word of the button
    /// @throws NotUnderstoodException when what was typed cannot be sent
    static Result carryOut(String word, Room room, EntityType type, ObjectNode record, Typed typed) {
        Till till = room.till();
        return switch (word) {
            case "delete" -> new Result(till.write(type, "delete", stub(record, typed)), Said.DELETED);
            case "void" ->
                new Result(till.write(type, "void", stub(record, typed).put("sparse", true)), Said.VOIDED);
            case "deactivate" -> new Result(activate(till, type, record, typed, false), Said.INACTIVE);
            case "activate" -> new Result(activate(till, type, record, typed, true), Said.ACTIVE);
            case "pay" -> new Result(till.write(EntityType.BILL_PAYMENT, "", billPayment(record, typed)), Said.PAID);
            case "receive" -> new Result(till.write(EntityType.PAYMENT, "", payment(record, typed)), Said.PAID);
            case "merge" -> new Result(merge(room, type, record, typed), Said.MERGED);
            default -> throw new NotUnderstoodException("There is no button '" + word + "'.");
        };
    }

    private static ObjectNode stub(ObjectNode record, Typed typed) {
        return Json.object().put("Id", record.path("Id").asText()).put("SyncToken", typed.text("SyncToken"));
    }

    private static Till.Outcome activate(Till till, EntityType type, ObjectNode record, Typed typed, boolean active) {
        return till.write(type, "", stub(record, typed).put("sparse", true).put("Active", active));
    }

    private static ObjectNode billPayment(ObjectNode bill, Typed typed) {
        BigDecimal amount = Amounts.parse(typed.text("amount"), "the amount");
        ObjectNode payment = Json.object().put("PayType", "Check").put("TotalAmt", amount);
        payment.set("VendorRef", bill.path("VendorRef"));
        payment.put("TxnDate", typed.text("date"));
        payment.putObject("CheckPayment").putObject("BankAccountRef").put("value", typed.text("account"));
        link(payment, amount, bill, "Bill");
        return payment;
    }

    private static ObjectNode payment(ObjectNode invoice, Typed typed) {
        BigDecimal amount = Amounts.parse(typed.text("amount"), "the amount");
        ObjectNode payment = Json.object().put("TotalAmt", amount);
        payment.set("CustomerRef", invoice.path("CustomerRef"));
        payment.put("TxnDate", typed.text("date"));
        link(payment, amount, invoice, "Invoice");
        return payment;
    }

    private static void link(ObjectNode payment, BigDecimal amount, ObjectNode of, String type) {
        ObjectNode line = payment.putArray("Line").addObject().put("Amount", amount);
        line.putArray("LinkedTxn")
                .addObject()
                .put("TxnId", of.path("Id").asText())
                .put("TxnType", type);
    }

    /// Only people can merge, so there is no call of the API for it.
    private static Till.Outcome merge(Room room, EntityType type, ObjectNode record, Typed typed) {
        String from = room.refs().idOf(type, typed.text("other"));
        ObjectNode body = Json.object()
                .put("type", type.wire())
                .put("from", from)
                .put("into", record.path("Id").asText())
                .put("realmId", room.till().realmId());
        Answer answer = room.control()
                .handle(new Call(
                        "POST",
                        ControlApi.PREFIX + "merge",
                        Map.of(),
                        Map.of(),
                        Json.write(body).getBytes(StandardCharsets.UTF_8)));
        return answer.status() == 200
                ? new Till.Outcome.Done(record)
                : new Till.Outcome.Refused(Json.read(answer.text())
                        .orElse(Json.object())
                        .path("error")
                        .asText("QuickBooks cannot merge these."));
    }
}
