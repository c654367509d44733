package io.mlconnector.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;

/// Bills and invoices that are entered in QuickBooks, shown as tasks of the project that their class points to.
final class Documents {

    private final QuickBooks quickbooks;
    private final Asana asana;
    private final Cast cast;
    private final String due;

    Documents(Stage stage, Cast cast) {
        this.quickbooks = stage.quickbooks();
        this.asana = stage.asana();
        this.cast = cast;
        this.due = cast.today().plusDays(30).toString();
    }

    String enterBill(Parties.Mirrored vendor) {
        ObjectNode detail = VendorApi.object();
        detail.set("AccountRef", QuickBooks.ref(cast.accountId()));
        detail.set("ClassRef", QuickBooks.ref(cast.classId()));
        ObjectNode line = VendorApi.object().put("DetailType", "AccountBasedExpenseLineDetail");
        line.put("Amount", new BigDecimal("1280.40"));
        line.set("AccountBasedExpenseLineDetail", detail);
        ObjectNode bill = document("B-" + cast.tag(), line);
        bill.set("VendorRef", QuickBooks.ref(vendor.id()));
        return shown("Bill", quickbooks.create("Bill", bill), "B-" + cast.tag(), "1280.40");
    }

    String enterInvoice(Parties.Mirrored customer) {
        ObjectNode detail = VendorApi.object();
        detail.set("ClassRef", QuickBooks.ref(cast.classId()));
        ObjectNode line = VendorApi.object().put("DetailType", "SalesItemLineDetail");
        line.put("Amount", new BigDecimal("5400.00"));
        line.set("SalesItemLineDetail", detail);
        ObjectNode invoice = document("I-" + cast.tag(), line);
        invoice.set("CustomerRef", QuickBooks.ref(customer.id()));
        return shown("Invoice", quickbooks.create("Invoice", invoice), "I-" + cast.tag(), "5400.00");
    }

    private ObjectNode document(String number, ObjectNode line) {
        ObjectNode document = VendorApi.object()
                .put("DocNumber", number)
                .put("TxnDate", cast.today().toString())
                .put("DueDate", due);
        document.putArray("Line").add(line);
        return document;
    }

    private String shown(String type, JsonNode document, String number, String amount) {
        String id = document.path("Id").asText();
        JsonNode task = Eventually.USUAL.find(
                "The task of " + type + " " + id + " in project " + cast.project(),
                () -> asana.tasksOf(cast.project()).stream()
                        .filter(each -> Asana.value(each, "QuickBooks number").equals(number))
                        .findFirst());
        String gid = task.path("gid").asText();
        Eventually.USUAL.holds("Task " + gid, () -> {
            JsonNode now = asana.task(gid);
            return new Differences()
                    .amount("Amount", amount, Asana.value(now, "Amount"))
                    .amount("Balance", amount, Asana.value(now, "Balance"))
                    .same("its due date", due, now.path("due_on").asText())
                    .same("QuickBooks status", "Open", Asana.value(now, "QuickBooks status"))
                    .same("QuickBooks id", id, Asana.value(now, "QuickBooks id"))
                    .list();
        });
        return type + " " + id + " (" + number + ", " + amount + ") → task " + gid;
    }
}
