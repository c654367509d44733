package io.mlconnector.domain.plan;

import static io.mlconnector.domain.fixtures.BooksFixtures.account;
import static io.mlconnector.domain.fixtures.BooksFixtures.customer;
import static io.mlconnector.domain.fixtures.BooksFixtures.ref;
import static io.mlconnector.domain.fixtures.BooksFixtures.vendor;
import static io.mlconnector.domain.fixtures.BooksFixtures.withCurrency;
import static io.mlconnector.domain.fixtures.WorkFixtures.TASK;
import static io.mlconnector.domain.fixtures.WorkFixtures.at;
import static io.mlconnector.domain.fixtures.WorkFixtures.dueOn;
import static io.mlconnector.domain.fixtures.WorkFixtures.named;
import static io.mlconnector.domain.fixtures.WorkFixtures.readyCost;
import static io.mlconnector.domain.fixtures.WorkFixtures.with;
import static io.mlconnector.domain.fixtures.WorkFixtures.withAmount;
import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.domain.accounting.Posting;
import io.mlconnector.domain.command.Basis;
import io.mlconnector.domain.command.QboCommand;
import io.mlconnector.domain.command.QboCommand.BillLine;
import io.mlconnector.domain.command.QboCommand.PostBill;
import io.mlconnector.domain.command.QboCommand.PostJournalEntry;
import io.mlconnector.domain.fixtures.CostItemFixtures;
import io.mlconnector.domain.fixtures.InMemoryView;
import io.mlconnector.domain.fixtures.LinkFixtures;
import io.mlconnector.domain.mapping.Mapping;
import io.mlconnector.domain.work.Field;
import io.mlconnector.domain.work.FieldValue;
import io.mlconnector.domain.work.Project;
import io.mlconnector.domain.work.Task;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What is posted: every figure where it belongs.
class PostingTest {
    private static final BigDecimal AMOUNT = new BigDecimal("1234.5");
    private final InMemoryView view = CostItemFixtures.ready();

    @Test
    void postsBillWithClassOnTheLineAndDepartmentOnTheHeader() {
        PostBill bill = Plans.only(Plans.ofTask(view), PostBill.class);

        assertThat(bill.pair()).isEqualTo("CostItem/1207");
        assertThat(bill.key().value()).isEqualTo("9341/CostItem/1207/post/0");
        assertThat(bill.basis()).isEqualTo(new Basis("asana/Task/1207", "2026-11-24T09:00:00Z"));
        assertThat(bill.taskGid()).isEqualTo(TASK);
        assertThat(bill.vendorId()).isEqualTo("56");
        assertThat(bill.currency()).isEqualTo("USD");
        assertThat(bill.dueOn()).isEqualTo("2026-12-12");
        assertThat(bill.departmentId()).isEqualTo("2");
        assertThat(bill.lines()).containsExactly(new BillLine(AMOUNT, "7", "5", "12", "Catering for the wrap party"));
    }

    @Test
    void postsBalancedJournalEntryWithClassAndDepartmentOnBothLines() {
        view.with(asJournalEntry(readyCost()));

        PostJournalEntry entry = Plans.only(Plans.ofTask(view), PostJournalEntry.class);

        assertThat(entry.key().value()).isEqualTo("9341/CostItem/1207/post/0");
        assertThat(entry.currency()).isEqualTo("USD");
        assertThat(entry.description()).isEqualTo("Catering for the wrap party");
        assertThat(entry.postings())
                .containsExactly(
                        new Posting(Posting.Side.DEBIT, AMOUNT, "7", "5", "2", ref(EntityType.CUSTOMER, "12")),
                        new Posting(Posting.Side.CREDIT, AMOUNT, "33", "5", "2", ref(EntityType.VENDOR, "56")));
    }

    @Test
    void postsInTheVendorsCurrencyAndKnowsItAsTheSameContent() {
        view.with(asJournalEntry(readyCost()));
        PostJournalEntry inDollars = Plans.only(Plans.ofTask(view), PostJournalEntry.class);
        view.with(withCurrency(vendor("56", "Larkspur Catering"), "EUR"));
        PostJournalEntry inEuros = Plans.only(Plans.ofTask(view), PostJournalEntry.class);
        view.with(withCurrency(vendor("56", "Larkspur Catering"), null));

        assertThat(inEuros.currency()).isEqualTo("EUR");
        assertThat(inEuros.hash())
                .as("the currency is the vendor's, not entered")
                .isEqualTo(inDollars.hash());
        assertThat(Plans.only(Plans.ofTask(view), PostJournalEntry.class).currency())
                .as("the company's own")
                .isNull();
    }

    @Test
    void creditsTheAccountThatTheMappingNames() {
        view.with(account("40", "Clearing", "Other Current Liability"))
                .with(new Mapping(ZoneId.of("UTC"), "clearing", List.of()))
                .with(asJournalEntry(readyCost()));

        assertThat(Plans.only(Plans.ofTask(view), PostJournalEntry.class)
                        .postings()
                        .getLast()
                        .accountId())
                .isEqualTo("40");
    }

    @Test
    void prefersTheCustomerOfTheTask() {
        view.with(customer("13", "Grey Studio"))
                .with(LinkFixtures.option(ref(EntityType.CUSTOMER, "13"), "o-13", "Grey Studio"))
                .with(with(readyCost(), Field.CUSTOMER, new FieldValue.Option("o-13", "Grey Studio")));

        assertThat(Plans.only(Plans.ofTask(view), PostBill.class)
                        .lines()
                        .getFirst()
                        .customerId())
                .isEqualTo("13");
    }

    @Test
    void booksOnTheDayOfTheLastChangeInTheCompanysZone() {
        view.with(new Mapping(ZoneId.of("Pacific/Auckland"), null, List.of()))
                .with(at(readyCost(), Instant.parse("2026-11-24T13:00:00Z")));

        assertThat(Plans.only(Plans.ofTask(view), PostBill.class).bookDate()).isEqualTo("2026-11-25");
    }

    @Test
    void neverBooksAfterTheDueDate() {
        view.with(dueOn(readyCost(), LocalDate.of(2026, 11, 2)));

        assertThat(Plans.only(Plans.ofTask(view), PostBill.class).bookDate()).isEqualTo("2026-11-02");
    }

    @Test
    void staysTheSameOperationWhateverMovesMeanwhile() {
        QboCommand first = Plans.only(Plans.ofTask(view), QboCommand.class);
        view.with(named(at(readyCost(), Instant.parse("2026-11-29T09:00:00Z")), "Another name"));
        QboCommand second = Plans.only(Plans.ofTask(view), QboCommand.class);

        assertThat(second.key()).isEqualTo(first.key());
        assertThat(second.hash()).isEqualTo(first.hash());
    }

    @Test
    void isAnotherContentWhenAnythingOfMoneyDiffers() {
        String hash = Plans.only(Plans.ofTask(view), QboCommand.class).hash();
        Task cost = readyCost();
        InMemoryView other = CostItemFixtures.ready()
                .with(account("8", "Travel", "Expense"))
                .with(LinkFixtures.option(ref(EntityType.ACCOUNT, "8"), "o-8", "Travel"));

        for (Task changed : List.of(
                withAmount(cost, "1234.51"),
                dueOn(cost, LocalDate.of(2026, 12, 13)),
                with(cost, Field.ACCOUNT, new FieldValue.Option("o-8", "Travel")),
                asJournalEntry(cost))) {
            QboCommand command = Plans.only(Plans.ofTask(other.with(changed)), QboCommand.class);
            assertThat(command.hash()).isNotEqualTo(hash);
            assertThat(command.key().value()).isEqualTo("9341/CostItem/1207/post/0");
        }
    }

    @Test
    void isAnotherContentInAnotherCostCentre() {
        String hash = Plans.only(Plans.ofTask(view), QboCommand.class).hash();
        view.with(new Project(
                "1203", "Harbour", true, Map.of(Field.CLASS, new FieldValue.Option("o-5", "Film:Harbour"))));

        assertThat(Plans.only(Plans.ofTask(view), QboCommand.class).hash()).isNotEqualTo(hash);
    }

    private static Task asJournalEntry(Task task) {
        return with(task, Field.POST_AS, new FieldValue.Choice("Journal entry"));
    }
}
