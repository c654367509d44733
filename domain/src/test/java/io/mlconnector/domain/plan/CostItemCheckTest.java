package io.mlconnector.domain.plan;

import static io.mlconnector.domain.fixtures.BooksFixtures.account;
import static io.mlconnector.domain.fixtures.BooksFixtures.customer;
import static io.mlconnector.domain.fixtures.BooksFixtures.item;
import static io.mlconnector.domain.fixtures.BooksFixtures.ref;
import static io.mlconnector.domain.fixtures.BooksFixtures.vendor;
import static io.mlconnector.domain.fixtures.BooksFixtures.withCurrency;
import static io.mlconnector.domain.fixtures.WorkFixtures.PROJECT;
import static io.mlconnector.domain.fixtures.WorkFixtures.TASK;
import static io.mlconnector.domain.fixtures.WorkFixtures.readyCost;
import static io.mlconnector.domain.fixtures.WorkFixtures.with;
import static io.mlconnector.domain.fixtures.WorkFixtures.withAmount;
import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.domain.accounting.QboEntity;
import io.mlconnector.domain.accounting.RecordState;
import io.mlconnector.domain.command.QboCommand;
import io.mlconnector.domain.command.QboCommand.PostBill;
import io.mlconnector.domain.fixtures.BooksFixtures;
import io.mlconnector.domain.fixtures.CostItemFixtures;
import io.mlconnector.domain.fixtures.InMemoryView;
import io.mlconnector.domain.fixtures.LinkFixtures;
import io.mlconnector.domain.fixtures.WorkFixtures;
import io.mlconnector.domain.link.Pair;
import io.mlconnector.domain.mapping.Mapping;
import io.mlconnector.domain.work.Field;
import io.mlconnector.domain.work.FieldValue;
import io.mlconnector.domain.work.PostAs;
import io.mlconnector.domain.work.Project;
import io.mlconnector.domain.work.Task;
import java.lang.reflect.Proxy;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each rule before money moves: without it something wrong would be posted.
class CostItemCheckTest {
    private final InMemoryView view = CostItemFixtures.ready();

    @Test
    void postsWhatIsInOrder() {
        assertThat(Plans.all(Plans.ofTask(view), QboCommand.class)).hasSize(1);
        assertThat(Plans.comments(Plans.ofTask(view))).isEmpty();
        assertThat(Plans.verdicts(Plans.ofTask(view))).isEmpty();
    }

    @Test
    void refusesWithoutVendor() {
        view.with(with(readyCost(), Field.VENDOR, FieldValue.EMPTY));
        refuses("There is no vendor.");
    }

    @Test
    void refusesVendorThatIsNotOfQuickBooks() {
        view.with(with(readyCost(), Field.VENDOR, new FieldValue.Option("o-99", "Made by hand")));
        refuses("The vendor \"Made by hand\" does not come from QuickBooks.");
    }

    @Test
    void refusesOptionOfAnotherKind() {
        view.with(with(readyCost(), Field.VENDOR, new FieldValue.Option("o-7", "Meals")));
        refuses("The vendor \"Meals\" does not come from QuickBooks.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"INACTIVE", "DELETED", "MERGED"})
    void refusesVendorThatIsNotActive(RecordState state) {
        view.with(vendor("56", "Larkspur Catering (Deleted)", state));
        refuses("The vendor Larkspur Catering is not active in QuickBooks.");
    }

    @Test
    void refusesWithoutAccount() {
        view.with(with(readyCost(), Field.ACCOUNT, FieldValue.EMPTY));
        refuses("There is no account.");
    }

    @Test
    void refusesInactiveAccount() {
        view.with(item(EntityType.ACCOUNT, "7", "Meals", "Expense", RecordState.INACTIVE));
        refuses("The account Meals is not active in QuickBooks.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bank",
                "Accounts Receivable",
                "Accounts Payable",
                "Credit Card",
                "Income",
                "Other Income",
                "Equity",
                "Other Current Liability",
                "Long Term Liability",
                "Non-Posting",
                ""
            })
    void refusesAccountToWhichNoCostBelongs(String kind) {
        view.with(account("7", "Meals", kind));
        refuses("The account Meals is of the kind " + kind + ", to which no cost is posted.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Expense",
                "Other Expense",
                "Cost of Goods Sold",
                "Other Current Asset",
                "Fixed Asset",
                "Other Asset"
            })
    void postsToExpensesAndAssets(String kind) {
        view.with(account("7", "Meals", kind));
        assertThat(Plans.all(Plans.ofTask(view), QboCommand.class)).hasSize(1);
    }

    @Test
    void refusesWithoutAmount() {
        view.with(with(readyCost(), Field.AMOUNT, FieldValue.EMPTY));
        refuses("There is no amount.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0.01", "-12"})
    void refusesAmountThatIsNotAboveZero(String amount) {
        view.with(withAmount(readyCost(), amount));
        refuses("The amount is " + amount + ". Enter an amount above zero.");
    }

    @ParameterizedTest
    @CsvSource({"USD,0.001", "USD,12.345", "JPY,12.5", "KWD,1.234"})
    void refusesPartsOfTheSmallestCoin(String currency, String amount) {
        view.with(withCurrency(vendor("56", "Larkspur Catering"), currency));
        view.with(withAmount(readyCost(), amount));
        refuses("The amount " + amount + " has parts of the smallest coin.");
    }

    @ParameterizedTest
    @CsvSource({"USD,0.01", "JPY,1200", "XXX,1.25", "nonsense,1.25", ",1.25", "KWD,1.23"})
    void postsAmountsThatTheCurrencyHas(String currency, String amount) {
        view.with(withCurrency(vendor("56", "Larkspur Catering"), currency));
        view.with(withAmount(readyCost(), amount));
        assertThat(Plans.all(Plans.ofTask(view), QboCommand.class)).hasSize(1);
    }

    @Test
    void refusesWithoutDueDate() {
        view.with(WorkFixtures.dueOn(readyCost(), null));
        refuses("There is no due date.");
    }

    @Test
    void refusesTaskInTwoLinkedProjects() {
        view.with(new Project("1204", "Second", true, Map.of()));
        view.with(WorkFixtures.in(readyCost(), PROJECT, "1204"));
        refuses("The task is in 2 linked projects (Harbour, Second).");
    }

    @Test
    void postsTaskThatIsAlsoInProjectsOfOthers() {
        view.with(new Project("1204", "Second", false, Map.of()));
        view.with(WorkFixtures.in(readyCost(), PROJECT, "1204", "1205"));
        assertThat(Plans.all(Plans.ofTask(view), QboCommand.class)).hasSize(1);
    }

    @Test
    void leavesTaskAloneThatIsInNoLinkedProject() {
        view.with(new Project(PROJECT, "Harbour", false, Map.of()));
        assertThat(Plans.ofTask(view).commands()).isEmpty();
        assertThat(Plans.verdicts(Plans.ofTask(view))).containsExactly("unlinked");
    }

    @Test
    void refusesProjectThatStandsForNothing() {
        view.with(new Project(PROJECT, "Harbour", true, Map.of()));
        refuses("The project Harbour has no class, department or customer.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CLASS", "DEPARTMENT", "CUSTOMER"})
    void postsWhenTheProjectHasOneOfThree(Field only) {
        Map<Field, FieldValue> all = CostItemFixtures.harbour().fields();
        view.with(new Project(PROJECT, "Harbour", true, Map.of(only, Objects.requireNonNull(all.get(only)))));
        assertThat(Plans.all(Plans.ofTask(view), QboCommand.class)).hasSize(1);
    }

    @Test
    void refusesInactiveCostCentres() {
        List<QboEntity> inactive = List.of(
                item(EntityType.CLASS, "5", "Film:Harbour", "", RecordState.INACTIVE),
                item(EntityType.DEPARTMENT, "2", "North", "", RecordState.INACTIVE),
                customer("12", "Blue Studio", RecordState.INACTIVE));
        for (QboEntity entity : inactive) {
            InMemoryView one = CostItemFixtures.ready().with(entity);
            assertThat(Plans.all(Plans.ofTask(one), QboCommand.class)).isEmpty();
            assertThat(Plans.comments(Plans.ofTask(one)))
                    .singleElement()
                    .asString()
                    .contains(
                            entity.label() + " is not active in QuickBooks. Choose another one on the project Harbour");
        }
    }

    @Test
    void refusesInactiveCustomerOfTheTaskItself() {
        view.with(customer("13", "Grey Studio", RecordState.INACTIVE));
        view.with(LinkFixtures.option(ref(EntityType.CUSTOMER, "13"), "o-13", "Grey Studio"));
        view.with(with(readyCost(), Field.CUSTOMER, new FieldValue.Option("o-13", "Grey Studio")));
        refuses("The customer Grey Studio is not active in QuickBooks.");
    }

    @Test
    void refusesUnknownWayToPost() {
        view.with(with(readyCost(), Field.POST_AS, new FieldValue.Choice("Cheque")));
        refuses("\"Cheque\" is no way to post a cost.");
    }

    @Test
    void refusesJournalEntryWithoutPayableAccount() {
        view.without(ref(EntityType.ACCOUNT, "33")).with(asJournalEntry());
        refuses("QuickBooks has no active Accounts Payable account");
    }

    @Test
    void refusesJournalEntryWithTwoPayableAccounts() {
        view.with(account("34", "Payables USD", "Accounts Payable")).with(asJournalEntry());
        refuses("QuickBooks has 2 active Accounts Payable accounts");
    }

    @ParameterizedTest
    @CsvSource({
        "Nowhere,QuickBooks has no account \"Nowhere\"",
        "Twice,More than one account in QuickBooks is called \"Twice\"",
        "Old,The account Old%C which journal entries credit%C is not active",
        "Debtors,The account Debtors is for what customers owe",
        "54,More than one account in QuickBooks is called \"54\" or has it as its id",
        "7,A journal entry would debit and credit the same account%C Meals."
    })
    void refusesCreditAccountsThatCannotBe(String named, String sentence) {
        view.with(
                account("50", "A:Twice", "Other Current Liability"),
                account("51", "B:Twice", "Other Current Liability"),
                item(EntityType.ACCOUNT, "52", "Old", "Bank", RecordState.INACTIVE),
                account("53", "Debtors", "Accounts Receivable"),
                account("54", "Clearing", "Other Current Liability"),
                account("55", "54", "Other Current Liability"));
        view.with(new Mapping(ZoneOffset.UTC, named, List.of())).with(asJournalEntry());
        refuses(sentence.replace("%C", ","));
    }

    @Test
    void refusesADepartmentThatIsTheIdOfOneAndTheNameOfAnother() {
        view.with(item(EntityType.DEPARTMENT, "100", "South"), item(EntityType.DEPARTMENT, "7", "100"));
        view.with(departmentInFile("100"));
        refuses("names the department \"100\", which QuickBooks has more than once");

        view.with(departmentInFile("South"));
        assertThat(Plans.only(Plans.ofTask(view), PostBill.class).departmentId())
                .isEqualTo("100");
        view.with(departmentInFile("7"));
        assertThat(Plans.only(Plans.ofTask(view), PostBill.class).departmentId())
                .isEqualTo("7");
    }

    @Test
    void takesADepartmentWhoseNameIsItsId() {
        view.with(item(EntityType.DEPARTMENT, "100", "100"));
        view.with(departmentInFile("100"));
        assertThat(Plans.only(Plans.ofTask(view), PostBill.class).departmentId())
                .isEqualTo("100");
    }

    @Test
    void tellsAllProblemsInOneComment() {
        view.with(WorkFixtures.dueOn(withAmount(with(readyCost(), Field.VENDOR, FieldValue.EMPTY), "-1"), null));

        assertThat(Plans.comments(Plans.ofTask(view)))
                .singleElement()
                .asString()
                .contains("There is no vendor", "The amount is -1", "There is no due date");
    }

    @Test
    void neverPostsTheTaskOfABill() {
        view.with(BooksFixtures.bill("9", "10", "10"));
        view.with(LinkFixtures.agreed(Pair.mirror(ref(EntityType.BILL, "9")), ref(EntityType.BILL, "9"), TASK));
        refuses("This task shows bill N-9");
    }

    @Test
    void looksUpWhichTasksAreMirrorsOnceHoweverManyAreReady() {
        for (int i = 0; i < 9; i++) {
            Task one = readyCost();
            view.with(new Task(
                    "130" + i, one.name(), false, false, one.dueOn(), one.modifiedAt(), one.projects(), one.fields()));
        }
        List<Object> lookedUp = new ArrayList<>();
        ConnectionView counting = (ConnectionView) Proxy.newProxyInstance(
                ConnectionView.class.getClassLoader(), new Class<?>[] {ConnectionView.class}, (_, method, args) -> {
                    if (method.getName().equals("findLink")) {
                        lookedUp.add(args[0]);
                    }
                    return method.invoke(view, args);
                });

        Plan plan = SyncPlanner.plan(new Trigger.ProjectChanged(PROJECT), counting);

        assertThat(Plans.all(plan, QboCommand.class)).hasSize(10);
        assertThat(lookedUp).containsOnlyOnce(Pair.mirror(ref(EntityType.VENDOR, "56")));
    }

    @Test
    void neverPostsATaskThatCarriesAQuickBooksId() {
        view.with(with(readyCost(), Field.QUICKBOOKS_ID, new FieldValue.Text("1043")));
        refuses("This task carries the QuickBooks id 1043");
    }

    @Test
    void waitsForAnOptionWhoseLinkIsOnItsWay() {
        view.withoutLink(Pair.optionGid("o-56")).withoutLink(Pair.option(ref(EntityType.VENDOR, "56")));
        waitsFor("the vendor Larkspur Catering");
        view.with(LinkFixtures.option(ref(EntityType.VENDOR, "56"), "o-56", "Larkspur Catering"));

        Plan plan = SyncPlanner.plan(new Trigger.LinkChanged(Pair.optionGid("o-56")), view);

        assertThat(Plans.all(plan, QboCommand.class)).hasSize(1);
    }

    @Test
    void waitsForARecordThatIsNotThereYet() {
        QboEntity account = view.findEntity(ref(EntityType.ACCOUNT, "7")).orElseThrow();
        view.without(account.ref());
        waitsFor("the account Meals");
        view.with(account);

        Plan plan = SyncPlanner.plan(new Trigger.EntityChanged(account.ref()), view);

        assertThat(Plans.all(plan, QboCommand.class)).hasSize(1);
    }

    private static Mapping departmentInFile(String department) {
        return new Mapping(ZoneOffset.UTC, null, List.of(new Mapping.LinkedProject(PROJECT, null, department, null)));
    }

    private Task asJournalEntry() {
        return with(readyCost(), Field.POST_AS, new FieldValue.Choice(PostAs.JOURNAL_ENTRY.displayName()));
    }

    private void refuses(String sentence) {
        Plan plan = Plans.ofTask(view);
        assertThat(Plans.all(plan, QboCommand.class)).isEmpty();
        assertThat(Plans.posting(plan)).contains("Needs attention");
        assertThat(Plans.comments(plan)).singleElement().asString().contains(sentence, "Ready again");
        assertThat(Plans.verdicts(plan)).containsExactly("not-posted");
        assertThat(Plans.ofTask(view)).isEqualTo(plan);
    }

    private void waitsFor(String what) {
        Plan plan = Plans.ofTask(view);
        assertThat(plan.commands()).isEmpty();
        assertThat(plan.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.verdict()).isEqualTo("waiting");
            assertThat(finding.detail()).contains(what);
        });
    }
}
