package io.mlconnector.domain.plan;

import static io.mlconnector.domain.fixtures.BooksFixtures.bill;
import static io.mlconnector.domain.fixtures.BooksFixtures.customer;
import static io.mlconnector.domain.fixtures.BooksFixtures.item;
import static io.mlconnector.domain.fixtures.BooksFixtures.obligation;
import static io.mlconnector.domain.fixtures.BooksFixtures.party;
import static io.mlconnector.domain.fixtures.BooksFixtures.ref;
import static io.mlconnector.domain.fixtures.BooksFixtures.vendor;
import static io.mlconnector.domain.fixtures.BooksFixtures.withTerms;
import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.domain.accounting.Obligation;
import io.mlconnector.domain.accounting.QboEntity;
import io.mlconnector.domain.accounting.RecordState;
import io.mlconnector.domain.accounting.Settlement;
import io.mlconnector.domain.command.AsanaCommand.Home;
import io.mlconnector.domain.command.AsanaCommand.LinkProject;
import io.mlconnector.domain.command.AsanaCommand.PutTask;
import io.mlconnector.domain.command.Marker;
import io.mlconnector.domain.command.OperationKey;
import io.mlconnector.domain.command.QboCommand;
import io.mlconnector.domain.fixtures.CostItemFixtures;
import io.mlconnector.domain.fixtures.InMemoryView;
import io.mlconnector.domain.fixtures.LinkFixtures;
import io.mlconnector.domain.fixtures.WorkFixtures;
import io.mlconnector.domain.link.Link;
import io.mlconnector.domain.link.Pair;
import io.mlconnector.domain.mapping.Mapping;
import io.mlconnector.domain.work.Directory;
import io.mlconnector.domain.work.Field;
import io.mlconnector.domain.work.FieldValue;
import io.mlconnector.domain.work.Project;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// QuickBooks records as tasks, and where these are created.
class MirrorTest {
    private static final Home IN_HARBOUR = new Home.InProject(WorkFixtures.PROJECT);
    private final InMemoryView view = CostItemFixtures.books();

    @Test
    void showsAVendorWithAllFields() {
        view.with(item(EntityType.TERM, "3", "Net 30"));

        PutTask put = Plans.only(changed(withTerms(vendor("57", "Blue Gravel"), "3")), PutTask.class);

        assertThat(put.pair()).isEqualTo("Vendor/57");
        assertThat(put.taskGid()).isNull();
        assertThat(put.home()).isEqualTo(new Home.InDirectory(Directory.VENDORS));
        assertThat(put.name()).isEqualTo("Blue Gravel");
        assertThat(put.dueOn()).isNull();
        assertThat(put.fields())
                .containsOnlyKeys(Field.OF_PARTY_DIRECTORY)
                .containsEntry(Field.QUICKBOOKS_ID, new FieldValue.Text("57"))
                .containsEntry(Field.QUICKBOOKS_STATUS, new FieldValue.Choice("Active"))
                .containsEntry(Field.CONTACT, new FieldValue.Text("Ada Larkspur"))
                .containsEntry(Field.EMAIL, new FieldValue.Text("ada@larkspur.example"))
                .containsEntry(Field.PHONE, new FieldValue.Text("555-0101"))
                .containsEntry(Field.TERMS, new FieldValue.Entity(ref(EntityType.TERM, "3")))
                .containsEntry(Field.CURRENCY, new FieldValue.Text("USD"))
                .containsEntry(Field.BALANCE, new FieldValue.Amount(new BigDecimal("120.5")))
                .containsEntry(
                        Field.QUICKBOOKS_LINK, new FieldValue.Text("https://app.example/app/vendordetail?nameId=57"));
    }

    @Test
    void clearsTermsThatAreNotThere() {
        PutTask put = Plans.only(changed(withTerms(vendor("57", "Blue Gravel"), "3")), PutTask.class);
        assertThat(put.fields()).containsEntry(Field.TERMS, FieldValue.EMPTY);
        carryOut(put, "t-57");

        Plan plan = changed(item(EntityType.TERM, "3", "Net 30"));

        assertThat(Plans.only(plan, PutTask.class).fields())
                .containsEntry(Field.TERMS, new FieldValue.Entity(ref(EntityType.TERM, "3")));
    }

    @Test
    void showsACustomerInItsDirectory() {
        PutTask put = Plans.only(changed(customer("13", "Grey Studio")), PutTask.class);
        assertThat(put.home()).isEqualTo(new Home.InDirectory(Directory.CUSTOMERS));
        assertThat(put.fields())
                .containsEntry(
                        Field.QUICKBOOKS_LINK, new FieldValue.Text("https://app.example/app/customerdetail?nameId=13"));
    }

    @ParameterizedTest
    @CsvSource({"INACTIVE,Inactive", "DELETED,Deleted", "MERGED,Merged"})
    void showsWhatBecameOfAPartyButMakesNoTaskForOneThatWasNeverShown(RecordState state, String status) {
        QboEntity gone = party(EntityType.VENDOR, "57", "Blue Gravel (deleted)", state);
        assertThat(changed(gone).commands()).isEmpty();
        carryOut(Plans.only(changed(vendor("57", "Blue Gravel")), PutTask.class), "t-57");

        PutTask put = Plans.only(changed(gone), PutTask.class);

        assertThat(put.taskGid()).isEqualTo("t-57");
        assertThat(put.name()).isEqualTo("Blue Gravel");
        assertThat(put.fields()).containsEntry(Field.QUICKBOOKS_STATUS, new FieldValue.Choice(status));
    }

    @Test
    void doesNotMakeATaskAgainThatAPersonDeleted() {
        carryOut(Plans.only(changed(vendor("57", "Blue Gravel")), PutTask.class), "t-57");
        Link link = view.findLink("Vendor/57").orElseThrow();
        view.with(LinkFixtures.in(Link.State.GONE, link));

        assertThat(Plans.all(changed(vendor("57", "Other")), PutTask.class)).isEmpty();
    }

    @Test
    void showsABillInTheProjectOfItsClass() {
        PutTask put = Plans.only(changed(bill("9", "100", "100", RecordState.ACTIVE, null, "5")), PutTask.class);

        assertThat(put.home()).isEqualTo(IN_HARBOUR);
        assertThat(put.name()).isEqualTo("Bill N-9 · Larkspur Catering");
        assertThat(put.dueOn()).isEqualTo("2026-12-12");
        assertThat(put.fields())
                .containsOnlyKeys(
                        Field.VENDOR,
                        Field.AMOUNT,
                        Field.BALANCE,
                        Field.QUICKBOOKS_STATUS,
                        Field.QUICKBOOKS_ID,
                        Field.QUICKBOOKS_NUMBER,
                        Field.QUICKBOOKS_LINK)
                .containsEntry(Field.VENDOR, new FieldValue.Entity(ref(EntityType.VENDOR, "56")))
                .containsEntry(Field.AMOUNT, new FieldValue.Amount(new BigDecimal("100")))
                .containsEntry(Field.QUICKBOOKS_STATUS, new FieldValue.Choice("Open"))
                .containsEntry(Field.QUICKBOOKS_NUMBER, new FieldValue.Text("N-9"));
    }

    @Test
    void showsAnInvoiceInTheProjectOfItsCustomer() {
        Obligation invoice = obligation(
                ref(EntityType.INVOICE, "9"),
                ref(EntityType.CUSTOMER, "12"),
                "100",
                "40",
                RecordState.ACTIVE,
                null,
                null);

        PutTask put = Plans.only(changed(invoice), PutTask.class);

        assertThat(put.home()).isEqualTo(IN_HARBOUR);
        assertThat(put.name()).isEqualTo("Invoice N-9 · Blue Studio");
        assertThat(put.fields())
                .containsEntry(Field.CUSTOMER, new FieldValue.Entity(ref(EntityType.CUSTOMER, "12")))
                .containsEntry(Field.QUICKBOOKS_STATUS, new FieldValue.Choice("Part paid"))
                .containsEntry(Field.QUICKBOOKS_LINK, new FieldValue.Text("https://app.example/app/invoice?txnId=9"))
                .doesNotContainKey(Field.VENDOR);
    }

    @Test
    void prefersClassThenDepartmentThenCustomerThenTheDirectory() {
        linked("1101", Map.of(Field.CUSTOMER, new FieldValue.Option("o-12", "Blue Studio")));
        linked("1102", Map.of(Field.DEPARTMENT, new FieldValue.Option("o-2", "North")));
        view.with(new Project("1203", "Harbour", true, Map.of(Field.CLASS, new FieldValue.Option("o-5", "x"))));

        assertThat(homeOf("5", "2", "12")).isEqualTo(IN_HARBOUR);
        assertThat(homeOf(null, "2", "12")).isEqualTo(new Home.InProject("1102"));
        assertThat(homeOf(null, null, "12")).isEqualTo(new Home.InProject("1101"));
        assertThat(homeOf("6", "7", "13")).isEqualTo(new Home.InDirectory(Directory.BILLS));
    }

    @Test
    void choosesTheOldestOfSeveralProjects() {
        linked("999", CostItemFixtures.harbour().fields());
        linked("1100", CostItemFixtures.harbour().fields());

        assertThat(homeOf("5", null, null)).isEqualTo(new Home.InProject("999"));
    }

    @Test
    void waitsForTheFieldsOfItsProject() {
        view.withoutLink(Pair.project("1203"));
        Plan plan = changed(bill("9", "100", "100", RecordState.ACTIVE, null, "5"));
        assertThat(plan.commands()).isEmpty();
        assertThat(Plans.verdicts(plan)).containsExactly("waiting");
        view.with(LinkFixtures.agreed(Pair.project("1203"), null, "1203"));

        Plan then = SyncPlanner.plan(new Trigger.LinkChanged("Project/1203"), view);

        assertThat(Plans.only(then, PutTask.class).home()).isEqualTo(IN_HARBOUR);
    }

    @Test
    void doesNotWaitForAProjectThatCannotBeLinked() {
        view.with(LinkFixtures.in(Link.State.REJECTED, LinkFixtures.agreed(Pair.project("1203"), null, "1203")));

        assertThat(homeOf("5", null, null)).isEqualTo(new Home.InDirectory(Directory.BILLS));
    }

    @Test
    void followsABillWhereverItsTaskIs() {
        carryOut(Plans.only(changed(bill("9", "100", "100")), PutTask.class), "t-9");
        assertThat(changed(bill("9", "100", "100")).commands()).isEmpty();
        view.with(bill("9", "100", "0"));

        Plan plan = changed(new Settlement(
                ref(EntityType.BILL_PAYMENT, "1"), 0, RecordState.ACTIVE, List.of(ref(EntityType.BILL, "9"))));

        PutTask put = Plans.only(plan, PutTask.class);
        assertThat(put.taskGid()).isEqualTo("t-9");
        assertThat(put.key().value()).startsWith("9341/Bill/9/task/1-");
        assertThat(put.fields())
                .containsEntry(Field.QUICKBOOKS_STATUS, new FieldValue.Choice("Paid"))
                .containsEntry(Field.BALANCE, new FieldValue.Amount(BigDecimal.ZERO));
    }

    @ParameterizedTest
    @ValueSource(strings = {"VOIDED", "DELETED", "MERGED"})
    void makesNoTaskForABillThatWasGoneBeforeItWasShown(RecordState state) {
        assertThat(changed(bill("9", "100", "100", state, null, "5")).commands())
                .isEmpty();
    }

    @Test
    void namesTheVendorOnceItIsKnownAndFollowsItsName() {
        QboEntity vendor = view.findEntity(ref(EntityType.VENDOR, "56")).orElseThrow();
        view.without(vendor.ref());
        PutTask nameless = Plans.only(changed(bill("9", "100", "100")), PutTask.class);
        assertThat(nameless.name()).isEqualTo("Bill N-9");
        carryOut(nameless, "t-9");

        Plan plan = changed(vendor("56", "Larkspur & Sons"));

        assertThat(Plans.all(plan, PutTask.class)).extracting(PutTask::name).contains("Bill N-9 · Larkspur & Sons");
    }

    @Test
    void whatTheConnectorPostedHasNoTaskOfItsOwn() {
        Obligation posted = bill("9", "100", "100", RecordState.ACTIVE, marker(), "5");
        assertThat(changed(posted).commands()).as("before the outcome is known").isEmpty();

        view.with(LinkFixtures.agreed(Pair.costItem("1207"), posted.ref(), "1207"));
        assertThat(changed(posted).commands()).as("by the marker").isEmpty();

        view.with(LinkFixtures.agreed(Pair.origin(posted.ref()), posted.ref(), "1207"));
        assertThat(changed(bill("9", "100", "100")).commands())
                .as("without the note")
                .isEmpty();
    }

    @Test
    void aCopyOfAPostedBillIsAnOrdinaryBillAndSuspect() {
        Obligation copy = bill("10", "100", "100", RecordState.ACTIVE, "Copied. " + marker(), "5");
        assertThat(changed(copy).commands()).as("may still be the original").isEmpty();
        view.with(LinkFixtures.agreed(Pair.costItem("1207"), ref(EntityType.BILL, "9"), "1207"));

        Plan plan = SyncPlanner.plan(new Trigger.LinkChanged("CostItem/1207"), view);

        assertThat(Plans.only(plan, PutTask.class).source()).isEqualTo(copy.ref());
        assertThat(Plans.verdicts(plan)).containsExactly("duplicate-suspect");
        assertThat(changed(copy)).isEqualTo(plan);
    }

    @Test
    void putsTheFieldsOnALinkedProjectOnce() {
        view.withoutLink(Pair.project("1203"));
        Plan plan = SyncPlanner.plan(new Trigger.ProjectChanged("1203"), view);
        LinkProject link = Plans.only(plan, LinkProject.class);
        assertThat(link.projectGid()).isEqualTo("1203");
        LinkFixtures.done(link, "1203", null, view::findLink).forEach(view::with);

        assertThat(SyncPlanner.plan(new Trigger.ProjectChanged("1203"), view).commands())
                .isEmpty();
        view.with(new Project("1300", "Somebody else's", false, Map.of()));
        assertThat(SyncPlanner.plan(new Trigger.ProjectChanged("1300"), view)).isEqualTo(Plan.NOTHING);
    }

    @Test
    void linksAProjectThatTheFileNamesAndSaysWhatIsUnclear() {
        view.with(item(EntityType.CLASS, "50", "A:Twice"), item(EntityType.CLASS, "51", "B:Twice"));
        view.with(new Mapping(
                ZoneOffset.UTC, null, List.of(new Mapping.LinkedProject("1400", "Twice", "Nowhere", "12"))));

        Plan plan = SyncPlanner.plan(new Trigger.ProjectChanged("1400"), view);

        assertThat(Plans.only(plan, LinkProject.class).projectGid()).isEqualTo("1400");
        assertThat(plan.findings())
                .extracting(Plan.Finding::verdict)
                .containsExactly("unknown-class", "unknown-department");
        assertThat(plan.findings().getFirst().detail()).contains("more than once");
        assertThat(homeOf(null, null, "12")).isEqualTo(IN_HARBOUR);
    }

    @Test
    void aProjectThatBecomesLinkedPostsItsReadyItems() {
        view.with(WorkFixtures.readyCost());

        Plan plan = SyncPlanner.plan(new Trigger.ProjectChanged("1203"), view);

        assertThat(Plans.all(plan, QboCommand.class)).hasSize(1);
    }

    private Home homeOf(@Nullable String classId, @Nullable String departmentId, @Nullable String customerId) {
        return Plans.only(
                        changed(obligation(
                                ref(EntityType.BILL, "77"),
                                ref(EntityType.VENDOR, "56"),
                                "10",
                                "10",
                                RecordState.ACTIVE,
                                null,
                                departmentId,
                                new Obligation.Line(BigDecimal.ONE, "7", null, null),
                                new Obligation.Line(BigDecimal.ONE, "7", classId, customerId))),
                        PutTask.class)
                .home();
    }

    private void linked(String gid, Map<Field, FieldValue> fields) {
        view.with(new Project(gid, "Project " + gid, true, fields));
        view.with(LinkFixtures.agreed(Pair.project(gid), null, gid));
    }

    private static String marker() {
        return Marker.of("1207", OperationKey.of(InMemoryView.CONNECTION, "CostItem/1207", "post", "0"))
                .note();
    }

    private Plan changed(QboEntity entity) {
        view.with(entity);
        return SyncPlanner.plan(new Trigger.EntityChanged(entity.ref()), view);
    }

    private void carryOut(PutTask put, String gid) {
        LinkFixtures.done(put, gid, WorkFixtures.SET_TO_READY, view::findLink).forEach(view::with);
    }
}
