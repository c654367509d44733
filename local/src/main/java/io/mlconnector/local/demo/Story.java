package io.mlconnector.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.local.operate.AuditWatch;
import io.mlconnector.local.operate.GroupReset;
import io.mlconnector.local.operate.Replay;
import io.mlconnector.local.terminal.Terminal;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;

/// What the connector is for, as a bookkeeper and a manager see it. Every check reads the vendors' own APIs.
public final class Story {
    private static final Duration QUIET = Duration.ofSeconds(3);
    private static final Duration SKIPPED = Duration.ofSeconds(30);
    private static final String BILL_AMOUNT = "749.90";
    private static final String ENTRY_AMOUNT = "120.00";

    private final Stage stage;
    private final Playbill playbill;
    private final String tag = LocalTime.now(ZoneId.systemDefault()).format(DateTimeFormatter.ofPattern("HHmmss"));
    private Cast cast = new Cast(tag, "", "", "", "", "", "", "");
    /// The vendor that is renamed and made inactive.
    private Parties.Mirrored leaving = nobody();
    private Parties.Mirrored vendor = nobody();
    private Parties.Mirrored customer = nobody();
    private CostItems.Posted bill = nothing();
    private CostItems.Posted entry = nothing();

    public Story(Stage stage, Terminal terminal) {
        this.stage = stage;
        this.playbill = new Playbill(terminal);
    }

    /// @return whether all held
    public boolean play() {
        playbill.step("A project becomes a cost centre: a manager picks its class and department", this::linkProject);
        playbill.step("A vendor and a customer are created in QuickBooks", this::createParties);
        playbill.step("The vendor's phone, terms and name change", this::renameVendor);
        playbill.step("The vendor is made inactive", this::retireVendor);
        playbill.step("A bill and an invoice are entered in QuickBooks", this::enterDocuments);
        playbill.step("A cost is marked ready in Asana: one bill in QuickBooks", this::postBill);
        playbill.step("A second cost is posted as a journal entry", this::postEntry);
        playbill.step("The bill is paid in QuickBooks", this::payBill);
        playbill.step("All webhooks come again, twice and out of order: nothing is written", this::redeliver);
        playbill.step("Both writers start again from the beginning: nothing is written twice", this::replay);
        return playbill.allHeld();
    }

    private String linkProject() {
        Opening opening = new Opening(stage);
        cast = opening.linkProject(opening.addCostCentre(tag));
        return "class " + cast.classId() + ", department " + cast.departmentId() + " → project " + cast.project()
                + ", fields attached";
    }

    private String createParties() {
        Parties parties = new Parties(stage, cast);
        JsonNode first = parties.createVendor("Larkspur Catering " + tag, "+49 30 5550101");
        JsonNode second = parties.createVendor("Nordlicht Studios " + tag, "+49 40 5550102");
        JsonNode third = parties.createCustomer("Meridian Films " + tag, "+49 89 5550103");
        leaving = parties.mirroredVendor(first, "+49 30 5550101");
        vendor = parties.mirroredVendor(second, "+49 40 5550102");
        customer = parties.mirroredCustomer(third, "+49 89 5550103");
        return leaving.line() + "\n" + vendor.line() + "\n" + customer.line();
    }

    private String renameVendor() {
        leaving = new Parties(stage, cast).rename(leaving, "Larkspur & Sons " + tag, "+49 30 5550199");
        return "task " + leaving.task() + " and choice " + leaving.option() + " follow: " + leaving.name();
    }

    private String retireVendor() {
        new Parties(stage, cast).makeInactive(leaving);
        return "task " + leaving.task() + " shows Inactive, choice " + leaving.option() + " is disabled";
    }

    private String enterDocuments() {
        Documents documents = new Documents(stage, cast);
        return documents.enterBill(vendor) + "\n" + documents.enterInvoice(customer);
    }

    private String postBill() {
        CostItems costs = new CostItems(stage, cast);
        String task = costs.enter("Crane for two days", vendor, BILL_AMOUNT, null);
        bill = costs.checkBill(task, vendor, BILL_AMOUNT);
        return bill.line() + ", class on the line, department on the header, one comment";
    }

    private String postEntry() {
        CostItems costs = new CostItems(stage, cast);
        String task = costs.enter("Studio lights", vendor, ENTRY_AMOUNT, "Journal entry");
        entry = costs.checkJournalEntry(task, ENTRY_AMOUNT);
        return entry.line() + ", balanced, class and department on both lines";
    }

    private String payBill() {
        return new CostItems(stage, cast).pay(bill, vendor, BILL_AMOUNT);
    }

    private String redeliver() {
        SandboxControl.Writes before = stage.control().settled(QUIET);
        long deliveries = stage.control().redeliver(7);
        SandboxControl.Writes after = stage.control().settled(QUIET);
        unchanged(before, after);
        return deliveries + " deliveries; writes before and after: QuickBooks " + after.quickbooks() + ", Asana "
                + after.asana();
    }

    private String replay() {
        SandboxControl.Writes before = stage.control().settled(QUIET);
        try (AuditWatch audit = new AuditWatch(stage.known().bootstrapServers())) {
            long records = 0;
            for (String group : List.of("asana-writer", "qbo-writer")) {
                records += new Replay(stage.known())
                        .toEarliest(group).stream()
                                .mapToLong(GroupReset.Move::records)
                                .sum();
            }
            Set<String> missing = audit.missingAfter(SKIPPED);
            if (!missing.isEmpty()) {
                throw new StepFailure(missing.size() + " of " + audit.expected()
                        + " done operations were not reported as skipped within " + SKIPPED.toSeconds() + " s, such as "
                        + missing.iterator().next());
            }
            unchanged(before, stage.control().settled(QUIET));
            return records + " commands read again, " + audit.expected() + " done operations skipped, each in audit";
        }
    }

    private void unchanged(SandboxControl.Writes before, SandboxControl.Writes after) {
        new Differences()
                .same("QuickBooks' count of writes", "" + before.quickbooks(), "" + after.quickbooks())
                .same("Asana's count of writes", "" + before.asana(), "" + after.asana())
                .none();
        CostItems costs = new CostItems(stage, cast);
        costs.unchanged(bill);
        costs.unchanged(entry);
    }

    private static Parties.Mirrored nobody() {
        return new Parties.Mirrored("", "", "", "", "");
    }

    private static CostItems.Posted nothing() {
        return new CostItems.Posted("", "", "", "");
    }
}
