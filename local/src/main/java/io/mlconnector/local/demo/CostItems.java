package io.mlconnector.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Costs that a manager enters on tasks, and what they become in the books.
final class CostItems {
    /// QuickBooks allows 500 requests a minute, and the connector needs its share of them.
    private static final Eventually SLOWER = new Eventually(Eventually.USUAL.most(), Duration.ofMillis(500));

    /// A cost item and the document it was posted as.
    record Posted(String task, String type, String id, String number) {
        String line() {
            return "task " + task + " → " + type + " " + id + (number.equals(id) ? "" : " (" + number + ")");
        }
    }

    private final QuickBooks quickbooks;
    private final Asana asana;
    private final Cast cast;
    private final String due;

    CostItems(Stage stage, Cast cast) {
        this.quickbooks = stage.quickbooks();
        this.asana = stage.asana();
        this.cast = cast;
        this.due = cast.today().plusDays(21).toString();
    }

    /// Enters the cost first and marks it ready then, as people do.
    ///
    /// @param postAs null leaves the choice empty, which means a bill
    String enter(String name, Parties.Mirrored vendor, String amount, @Nullable String postAs) {
        String project = "projects/" + cast.project();
        ObjectNode values = VendorApi.object();
        values.put(field(project, "Vendor"), vendor.option());
        values.put(field(project, "Account"), option(project, "Account", cast.accountName()));
        values.put(field(project, "Amount"), new BigDecimal(amount));
        if (postAs != null) {
            values.put(field(project, "Post as"), option(project, "Post as", postAs));
        }
        ObjectNode task =
                VendorApi.object().put("name", name + " " + cast.tag()).put("due_on", due);
        task.putArray("projects").add(cast.project());
        task.set("custom_fields", values);
        String gid = asana.post("/tasks", task).path("gid").asText();
        ObjectNode ready = VendorApi.object();
        ready.put(field(project, "Posting"), option(project, "Posting", "Ready"));
        ObjectNode change = VendorApi.object();
        change.set("custom_fields", ready);
        asana.put("/tasks/" + gid, change);
        return gid;
    }

    Posted checkBill(String task, Parties.Mirrored vendor, String amount) {
        JsonNode bill = onlyDocument("Bill", task);
        JsonNode line = bill.path("Line").path(0);
        JsonNode detail = line.path("AccountBasedExpenseLineDetail");
        new Differences()
                .same(
                        "Its vendor",
                        vendor.id(),
                        bill.path("VendorRef").path("value").asText())
                .same(
                        "Its account",
                        cast.accountId(),
                        detail.path("AccountRef").path("value").asText())
                .amount("Its amount", amount, bill.path("TotalAmt").asText())
                .amount("The line's amount", amount, line.path("Amount").asText())
                .same("Its due date", due, bill.path("DueDate").asText())
                .same(
                        "The line's class",
                        cast.classId(),
                        detail.path("ClassRef").path("value").asText())
                .same(
                        "The header's department",
                        cast.departmentId(),
                        bill.path("DepartmentRef").path("value").asText())
                .none();
        return shown(task, "Bill", bill, "/bill?txnId=");
    }

    Posted checkJournalEntry(String task, String amount) {
        JsonNode entry = onlyDocument("JournalEntry", task);
        BigDecimal debits = BigDecimal.ZERO;
        BigDecimal credits = BigDecimal.ZERO;
        Differences differences = new Differences();
        int lines = 0;
        for (JsonNode line : entry.path("Line")) {
            JsonNode detail = line.path("JournalEntryLineDetail");
            if (detail.isMissingNode()) {
                continue;
            }
            lines++;
            BigDecimal value = line.path("Amount").decimalValue();
            if (detail.path("PostingType").asText().equals("Debit")) {
                debits = debits.add(value);
            } else {
                credits = credits.add(value);
            }
            differences
                    .same(
                            "Line " + lines + "'s class",
                            cast.classId(),
                            detail.path("ClassRef").path("value").asText())
                    .same(
                            "Line " + lines + "'s department",
                            cast.departmentId(),
                            detail.path("DepartmentRef").path("value").asText());
        }
        differences
                .that(lines == 2, "It has " + lines + " lines and should have 2")
                .amount("The debits", amount, debits.toPlainString())
                .amount("The credits", amount, credits.toPlainString())
                .none();
        return shown(task, "JournalEntry", entry, "/journal?txnId=");
    }

    String pay(Posted bill, Parties.Mirrored vendor, String amount) {
        JsonNode bank = quickbooks.query("Account", "AccountType = 'Bank'").stream()
                .findFirst()
                .orElseThrow(() -> new StepFailure("QuickBooks has no bank account"));
        ObjectNode linked = VendorApi.object().put("TxnId", bill.id()).put("TxnType", "Bill");
        ObjectNode line = VendorApi.object();
        line.put("Amount", new BigDecimal(amount));
        line.putArray("LinkedTxn").add(linked);
        ObjectNode check = VendorApi.object();
        check.set("BankAccountRef", QuickBooks.ref(bank.path("Id").asText()));
        ObjectNode payment = VendorApi.object().put("PayType", "Check");
        payment.put("TotalAmt", new BigDecimal(amount));
        payment.set("VendorRef", QuickBooks.ref(vendor.id()));
        payment.set("CheckPayment", check);
        payment.putArray("Line").add(line);
        String id = quickbooks.create("BillPayment", payment).path("Id").asText();
        Eventually.USUAL.holds("Task " + bill.task(), () -> {
            JsonNode task = asana.task(bill.task());
            return new Differences()
                    .same("Posting", "Paid", Asana.value(task, "Posting"))
                    .amount("Balance", "0", Asana.value(task, "Balance"))
                    .list();
        });
        return "BillPayment " + id + " → task " + bill.task() + " shows Paid, balance 0";
    }

    /// Still one comment and one document each: for the end of the story.
    void unchanged(Posted posted) {
        onlyDocument(posted.type(), posted.task());
        new Differences()
                .that(
                        asana.commentsOf(posted.task()).size() == 1,
                        "Task " + posted.task() + " has more than one comment")
                .none();
    }

    /// The document whose note leads back to the task; there is exactly one.
    private JsonNode onlyDocument(String type, String task) {
        String marker = "[asana:" + task + " ";
        List<JsonNode> found = SLOWER.find(
                "The " + type + " of task " + task,
                () -> Optional.of(quickbooks.query(type, "").stream()
                                .filter(each ->
                                        each.path("PrivateNote").asText().contains(marker))
                                .toList())
                        .filter(each -> !each.isEmpty()));
        new Differences()
                .that(found.size() == 1, "There are " + found.size() + " " + type + "s of task " + task)
                .none();
        return found.getFirst();
    }

    private Posted shown(String task, String type, JsonNode document, String page) {
        String id = document.path("Id").asText();
        String number = document.path("DocNumber").asText("").isBlank()
                ? id
                : document.path("DocNumber").asText();
        Eventually.USUAL.holds("Task " + task, () -> {
            JsonNode now = asana.task(task);
            List<JsonNode> comments = asana.commentsOf(task);
            return new Differences()
                    .same("Posting", "Posted", Asana.value(now, "Posting"))
                    .same("QuickBooks number", number, Asana.value(now, "QuickBooks number"))
                    .contains("QuickBooks link", page + id, Asana.value(now, "QuickBooks link"))
                    .that(comments.size() == 1, "it has " + comments.size() + " comments and should have 1")
                    .that(
                            comments.isEmpty()
                                    || comments.getFirst().path("text").asText().contains(number),
                            "its comment does not name " + number)
                    .list();
        });
        return new Posted(task, type, id, number);
    }

    private String field(String owner, String name) {
        return asana.findField(owner, name)
                .orElseThrow(() -> new StepFailure("The field " + name + " is not on " + owner))
                .path("gid")
                .asText();
    }

    private String option(String owner, String field, String name) {
        return asana.findOption(owner, field, name)
                .orElseThrow(() -> new StepFailure("The field " + field + " has no choice \"" + name + "\""))
                .path("gid")
                .asText();
    }
}
