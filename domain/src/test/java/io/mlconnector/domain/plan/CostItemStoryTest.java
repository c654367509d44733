package io.mlconnector.domain.plan;

import static io.mlconnector.domain.fixtures.BooksFixtures.ref;
import static io.mlconnector.domain.fixtures.WorkFixtures.SET_TO_READY;
import static io.mlconnector.domain.fixtures.WorkFixtures.TASK;
import static io.mlconnector.domain.fixtures.WorkFixtures.at;
import static io.mlconnector.domain.fixtures.WorkFixtures.gone;
import static io.mlconnector.domain.fixtures.WorkFixtures.readyCost;
import static io.mlconnector.domain.fixtures.WorkFixtures.with;
import static io.mlconnector.domain.fixtures.WorkFixtures.withAmount;
import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.domain.accounting.JournalEntry;
import io.mlconnector.domain.accounting.Obligation;
import io.mlconnector.domain.accounting.Posting;
import io.mlconnector.domain.accounting.RecordState;
import io.mlconnector.domain.command.AsanaCommand.ShowPosting;
import io.mlconnector.domain.command.QboCommand;
import io.mlconnector.domain.fixtures.BooksFixtures;
import io.mlconnector.domain.fixtures.CostItemFixtures;
import io.mlconnector.domain.fixtures.InMemoryView;
import io.mlconnector.domain.fixtures.LinkFixtures;
import io.mlconnector.domain.link.Link;
import io.mlconnector.domain.link.Pair;
import io.mlconnector.domain.work.Field;
import io.mlconnector.domain.work.FieldValue;
import io.mlconnector.domain.work.PostingStatus;
import io.mlconnector.domain.work.Project;
import io.mlconnector.domain.work.Task;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A cost item's way, step by step.
class CostItemStoryTest {
    private static final EntityRef BILL = ref(EntityType.BILL, "145");
    private static final Instant SHOWN = SET_TO_READY.plusSeconds(10);
    private static final Instant LATER = SET_TO_READY.plusSeconds(60);

    private final InMemoryView view = CostItemFixtures.ready();

    @Test
    void showsPostedBeforeTheBillIsSeen() {
        posted();

        Plan plan = Plans.ofTask(view);

        assertThat(Plans.all(plan, QboCommand.class)).isEmpty();
        ShowPosting fields = Plans.all(plan, ShowPosting.class).getFirst();
        assertThat(fields.fields())
                .containsOnlyKeys(Field.POSTING, Field.QUICKBOOKS_ID, Field.QUICKBOOKS_NUMBER, Field.QUICKBOOKS_LINK)
                .containsEntry(Field.POSTING, new FieldValue.Choice("Posted"))
                .containsEntry(Field.QUICKBOOKS_ID, new FieldValue.Text("145"))
                .containsEntry(Field.QUICKBOOKS_NUMBER, new FieldValue.Text("1043"))
                .containsEntry(Field.QUICKBOOKS_LINK, new FieldValue.Text("https://app.example/app/bill?txnId=145"));
        assertThat(Plans.comments(plan))
                .containsExactly("Posted as bill 1043, 1234.50.\nhttps://app.example/app/bill?txnId=145");
    }

    @Test
    void showsWhatTheBillSays() {
        posted();
        view.with(BooksFixtures.bill("145", "1234.50", "1234.50"));

        Plan plan = SyncPlanner.plan(new Trigger.EntityChanged(BILL), view);

        assertThat(Plans.all(plan, ShowPosting.class).getFirst().fields())
                .containsEntry(Field.POSTING, new FieldValue.Choice("Posted"))
                .containsEntry(Field.QUICKBOOKS_STATUS, new FieldValue.Choice("Open"))
                .containsEntry(Field.QUICKBOOKS_NUMBER, new FieldValue.Text("N-145"))
                .containsEntry(Field.BALANCE, new FieldValue.Amount(new BigDecimal("1234.5")));
        assertThat(Plans.comments(plan)).singleElement().asString().contains("bill N-145, 1234.50 USD");
    }

    @ParameterizedTest
    @CsvSource({
        "10,ACTIVE,Posted,Open",
        "4,ACTIVE,Part paid,Part paid",
        "0,ACTIVE,Paid,Paid",
        "0,VOIDED,Voided,Voided",
        "10,DELETED,Deleted,Deleted",
        "10,MERGED,Deleted,Merged"
    })
    void followsTheBill(String balance, RecordState state, String posting, String status) {
        shownAsPosted();
        view.with(BooksFixtures.bill("145", "10", balance, state, null, "5"));

        Plan plan = SyncPlanner.plan(new Trigger.EntityChanged(BILL), view);

        ShowPosting show = Plans.only(plan, ShowPosting.class);
        assertThat(show.fields())
                .containsEntry(Field.POSTING, new FieldValue.Choice(posting))
                .containsEntry(Field.QUICKBOOKS_STATUS, new FieldValue.Choice(status))
                .containsEntry(Field.BALANCE, new FieldValue.Amount(new BigDecimal(balance)));
        assertThat(show.comment()).isNull();
        assertThat(show.basis().record()).isEqualTo("quickbooks/Bill/145");
    }

    @Test
    void showsJournalEntryWithoutBalance() {
        EntityRef entry = ref(EntityType.JOURNAL_ENTRY, "9");
        view.with(new Link(Pair.costItem(TASK), entry, TASK, Link.State.AGREED, 1, postingHash(), "MLC-9", null));
        view.with(LinkFixtures.agreed(Pair.origin(entry), entry, TASK));
        view.with(BooksFixtures.journalEntry("9", "1234.50", RecordState.ACTIVE, null));

        Plan plan = SyncPlanner.plan(new Trigger.EntityChanged(entry), view);

        assertThat(Plans.all(plan, ShowPosting.class).getFirst().fields())
                .containsEntry(Field.POSTING, new FieldValue.Choice("Posted"))
                .containsEntry(Field.QUICKBOOKS_STATUS, new FieldValue.Choice("Active"))
                .doesNotContainKey(Field.BALANCE);
        assertThat(Plans.comments(plan))
                .containsExactly("Posted as journal entry MLC-9, 1234.50.\nhttps://app.example/app/journal?txnId=9");
    }

    @Test
    void plansNothingWhenShown() {
        shownAsPosted();

        assertThat(Plans.ofTask(view)).isEqualTo(Plan.NOTHING);
    }

    @Test
    void neverPostsAgainWhatIsPosted() {
        shownAsPosted();
        view.with(at(withAmount(readyCost(), "99"), LATER));

        Plan plan = Plans.ofTask(view);

        assertThat(plan.commands())
                .as("the bill is not seen yet: the Ready stands")
                .isEmpty();
        assertThat(Plans.verdicts(plan)).containsExactly("waiting");
    }

    @Test
    void tellsOnceThatItStaysForEachSetOfValues() {
        shownAsPosted();
        view.with(BooksFixtures.bill("145", "1234.50", "1000"));
        view.with(at(withAmount(readyCost(), "99"), LATER));
        carryOut(Plans.ofTask(view), LATER.plusSeconds(1));
        view.with(at(with(withAmount(readyCost(), "99"), PostingStatus.READY), LATER.plusSeconds(9)));
        assertThat(Plans.comments(Plans.ofTask(view))).isEmpty();
        assertThat(Plans.posting(Plans.ofTask(view))).contains("Part paid");

        view.with(at(withAmount(readyCost(), "98"), LATER.plusSeconds(19)));
        assertThat(Plans.comments(Plans.ofTask(view))).hasSize(1);
    }

    @Test
    void aCorrectionBeforeThePostingIsTheSameOperationWithOtherContent() {
        QboCommand first = Plans.only(Plans.ofTask(view), QboCommand.class);
        view.with(at(withAmount(readyCost(), "99"), LATER));

        QboCommand second = Plans.only(Plans.ofTask(view), QboCommand.class);

        assertThat(second.key()).isEqualTo(first.key());
        assertThat(second.hash()).isNotEqualTo(first.hash());
    }

    @Test
    void aCorrectionThatCameTooLateForThePostingIsToldOnce() {
        view.with(at(withAmount(readyCost(), "99"), LATER));
        posted();
        carryOut(Plans.ofTask(view), LATER.plusSeconds(1));
        view.with(BooksFixtures.bill("145", "1234.50", "1234.50"));

        Plan plan = SyncPlanner.plan(new Trigger.EntityChanged(BILL), view);

        assertThat(Plans.all(plan, QboCommand.class)).isEmpty();
        assertThat(Plans.comments(plan))
                .singleElement()
                .asString()
                .startsWith(
                        "Bill N-145 stays as it is. It was changed in QuickBooks: amount 1234.50 there, 99.00 here;");
        carryOut(plan, LATER.plusSeconds(2));
        assertThat(Plans.ofTask(view)).isEqualTo(Plan.NOTHING);
        assertThat(SyncPlanner.plan(new Trigger.LinkChanged(Pair.costItem(TASK)), view))
                .isEqualTo(Plan.NOTHING);
        view.with(BooksFixtures.bill("145", "1234.50", "0"));
        assertThat(Plans.comments(SyncPlanner.plan(new Trigger.EntityChanged(BILL), view)))
                .singleElement()
                .asString()
                .contains("It is paid");
    }

    @Test
    void tellsOnceWhatQuickBooksDropped() {
        shownAsPosted();
        view.with(asMade("1234.50", null, null));

        Plan plan = SyncPlanner.plan(new Trigger.EntityChanged(BILL), view);

        assertThat(Plans.comments(plan)).containsExactly("""
                QuickBooks did not keep all of this cost in bill N-145.
                - It is without the class Film:Harbour. Turn class tracking on in QuickBooks (Account and settings, \
                Advanced, Categories), and enter the class there.
                - It is without the department North. Turn location tracking on in QuickBooks (Account and settings, \
                Advanced, Categories), and enter the department there.
                https://app.example/app/bill?txnId=145""");
        assertThat(Plans.all(plan, ShowPosting.class))
                .anyMatch(show -> show.pair().endsWith("/told/dropped-class-department"));
        carryOut(plan, SHOWN.plusSeconds(1));
        assertThat(SyncPlanner.plan(new Trigger.EntityChanged(BILL), view)).isEqualTo(Plan.NOTHING);
        assertThat(Plans.ofTask(view)).isEqualTo(Plan.NOTHING);
    }

    @Test
    void tellsAnotherAmountThanWasPosted() {
        shownAsPosted();
        view.with(asMade("1469.06", "5", "2"));

        assertThat(Plans.comments(SyncPlanner.plan(new Trigger.EntityChanged(BILL), view)))
                .singleElement()
                .asString()
                .contains("- Its amount is 1469.06, not 1234.50. Correct it there.")
                .doesNotContain("class");
    }

    @Test
    void tellsWhatAJournalEntryLost() {
        view.with(with(readyCost(), Field.POST_AS, new FieldValue.Choice("Journal entry")));
        EntityRef ref = ref(EntityType.JOURNAL_ENTRY, "9");
        String hash = Plans.only(Plans.ofTask(view), QboCommand.class).hash();
        view.with(new Link(Pair.costItem(TASK), ref, TASK, Link.State.AGREED, 1, hash, "MLC-9", null));
        view.with(LinkFixtures.agreed(Pair.origin(ref), ref, TASK));
        view.with(BooksFixtures.journalEntry("9", "1234.50", RecordState.ACTIVE, null));
        carryOut(Plans.ofTask(view), SHOWN);
        assertThat(Plans.ofTask(view)).as("all is kept").isEqualTo(Plan.NOTHING);

        JournalEntry kept = BooksFixtures.journalEntry("9", "1234.50", RecordState.ACTIVE, null);
        view.with(new JournalEntry(
                ref,
                0,
                RecordState.ACTIVE,
                kept.docNumber(),
                kept.bookDate(),
                null,
                kept.postings().stream()
                        .map(one -> new Posting(one.side(), one.amount(), one.accountId(), null, "2", one.party()))
                        .toList()));

        assertThat(Plans.comments(Plans.ofTask(view)))
                .singleElement()
                .asString()
                .contains("without the class Film:Harbour")
                .doesNotContain("department");
    }

    @Test
    void saysNothingOfWhatIsKeptOrWasChangedByAPerson() {
        shownAsPosted();
        view.with(asMade("1234.5", "5", "2"));
        carryOut(Plans.ofTask(view), SHOWN);
        assertThat(Plans.ofTask(view)).as("all is kept").isEqualTo(Plan.NOTHING);

        view.with(BooksFixtures.bill("145", "99", "99"));
        assertThat(Plans.comments(Plans.ofTask(view)))
                .as("the accountant changed it")
                .isEmpty();

        view.with(asMade("1234.50", null, "2"));
        view.with(
                new Project("1203", "Harbour", true, Map.of(Field.DEPARTMENT, new FieldValue.Option("o-2", "North"))));
        assertThat(Plans.comments(Plans.ofTask(view)))
                .as("the project stands for something else now")
                .isEmpty();
    }

    @Test
    void tellsWhoSetsAPostedItemToReadyAgain() {
        shownAsPosted();
        view.with(at(readyCost(), LATER));

        assertThat(Plans.comments(Plans.ofTask(view)))
                .singleElement()
                .asString()
                .contains("posted already");
    }

    @Test
    void restoresPostingWithoutAWordWhenItIsCleared() {
        shownAsPosted();
        view.with(at(with(readyCost(), Field.POSTING, FieldValue.EMPTY), LATER));

        assertThat(Plans.posting(Plans.ofTask(view))).contains("Posted");
        assertThat(Plans.comments(Plans.ofTask(view))).isEmpty();
    }

    @Test
    void neverPostsAgainWhatAPersonTookAway() {
        view.with(new Link(Pair.costItem(TASK), BILL, TASK, Link.State.GONE, 1, "any", "1043", null));

        assertThat(Plans.ofTask(view)).isEqualTo(Plan.NOTHING);
    }

    @Test
    void doesNothingForATaskThatIsGone() {
        view.with(gone(readyCost()));
        assertThat(Plans.ofTask(view)).isEqualTo(Plan.NOTHING);
        posted();
        assertThat(Plans.ofTask(view)).isEqualTo(Plan.NOTHING);
    }

    @Test
    void doesNothingForATaskOnWhichNothingCanBeShown() {
        view.with(new Link(Pair.shown(TASK), null, TASK, Link.State.GONE, 1, "any", null, null));

        assertThat(Plans.ofTask(view)).isEqualTo(Plan.NOTHING);
    }

    @Test
    void showsARefusalAndPostsNothingBeforeAPersonHasSeenIt() {
        refused(1);

        Plan plan = Plans.ofTask(view);

        assertThat(Plans.all(plan, QboCommand.class)).isEmpty();
        assertThat(Plans.posting(plan)).contains("Needs attention");
        assertThat(Plans.comments(plan))
                .containsExactly("Not posted. The books are closed. Then set Posting to Ready again.");
        assertThat(Plans.all(plan, ShowPosting.class))
                .anyMatch(show -> show.hash().startsWith("1-"));
    }

    @Test
    void postsAnewOnlyOnReadyThatIsNewerThanTheRefusalShown() {
        refused(1);
        carryOut(Plans.ofTask(view), SHOWN);
        assertThat(Plans.ofTask(view)).as("the old Ready").isEqualTo(Plan.NOTHING);

        view.with(at(readyCost(), LATER));

        assertThat(Plans.only(Plans.ofTask(view), QboCommand.class).key().value())
                .isEqualTo("9341/CostItem/1207/post/1");
    }

    @Test
    void anEarlierNeedsAttentionIsNotTheAnswerToThisRefusal() {
        view.with(withAmount(readyCost(), "0"));
        carryOut(Plans.ofTask(view), SHOWN);
        view.with(at(readyCost(), LATER));
        assertThat(Plans.all(Plans.ofTask(view), QboCommand.class)).hasSize(1);

        refused(1);

        assertThat(Plans.all(Plans.ofTask(view), QboCommand.class)).isEmpty();
        assertThat(Plans.posting(Plans.ofTask(view))).contains("Needs attention");
    }

    @Test
    void theSecondRefusalIsShownTooAndLeadsToTheThirdOperation() {
        refused(1);
        carryOut(Plans.ofTask(view), SHOWN);
        view.with(at(readyCost(), LATER));
        refused(2);

        Plan plan = Plans.ofTask(view);
        assertThat(Plans.all(plan, QboCommand.class)).isEmpty();
        assertThat(Plans.comments(plan)).hasSize(1);
        carryOut(plan, LATER.plusSeconds(5));
        view.with(at(readyCost(), LATER.plusSeconds(50)));

        assertThat(Plans.only(Plans.ofTask(view), QboCommand.class).key().value())
                .isEqualTo("9341/CostItem/1207/post/2");
    }

    @Test
    void ourOwnWriteIsNotMistakenForThePersonsOldReady() {
        view.with(withAmount(readyCost(), "0"));
        carryOut(Plans.ofTask(view), SHOWN);
        assertThat(Plans.ofTask(view)).isEqualTo(Plan.NOTHING);

        view.with(at(withAmount(readyCost(), "5"), SHOWN));
        assertThat(Plans.ofTask(view)).isEqualTo(Plan.NOTHING);

        view.with(at(withAmount(readyCost(), "5"), SHOWN.plusMillis(1)));
        assertThat(Plans.all(Plans.ofTask(view), QboCommand.class)).hasSize(1);
    }

    @Test
    void withoutTheTimeOfOurWriteNothingIsPosted() {
        view.with(withAmount(readyCost(), "0"));
        carryOut(Plans.ofTask(view), null);
        view.with(at(readyCost(), LATER));

        assertThat(Plans.ofTask(view)).isEqualTo(Plan.NOTHING);
    }

    @Test
    void flipsBackWithoutASecondCommentWhenNothingWasCorrected() {
        view.with(withAmount(readyCost(), "0"));
        carryOut(Plans.ofTask(view), SHOWN);
        view.with(at(withAmount(readyCost(), "0"), LATER));

        assertThat(Plans.posting(Plans.ofTask(view))).contains("Needs attention");
        assertThat(Plans.comments(Plans.ofTask(view))).isEmpty();

        view.with(at(withAmount(readyCost(), "-1"), LATER));
        assertThat(Plans.comments(Plans.ofTask(view))).hasSize(1);
    }

    @Test
    void goesOnByItselfWhenTheVendorIsActiveAgain() {
        EntityRef vendor = ref(EntityType.VENDOR, "56");
        waitsForItsVendor();
        view.with(BooksFixtures.vendor("56", "Larkspur Catering"));

        Plan plan = SyncPlanner.plan(new Trigger.EntityChanged(vendor), view);

        assertThat(Plans.only(plan, QboCommand.class).key().value()).isEqualTo("9341/CostItem/1207/post/0");
        assertThat(Plans.all(plan, ShowPosting.class)).isEmpty();
    }

    @Test
    void doesNotGoOnWithWhatNobodyApproved() {
        waitsForItsVendor();
        view.with(BooksFixtures.vendor("56", "Larkspur Catering"));
        Task shown = with(readyCost(), PostingStatus.NEEDS_ATTENTION);

        view.with(at(withAmount(shown, "99"), LATER));
        assertThat(Plans.ofTask(view)).as("another amount").isEqualTo(Plan.NOTHING);

        view.with(at(with(shown, Field.POSTING, FieldValue.EMPTY), LATER));
        assertThat(Plans.ofTask(view)).as("taken back").isEqualTo(Plan.NOTHING);

        view.with(at(shown, LATER));
        assertThat(Plans.all(Plans.ofTask(view), QboCommand.class))
                .as("another name, say: what was approved still stands")
                .hasSize(1);
    }

    @Test
    void aRefusalByQuickBooksWaitsForAPerson() {
        refused(1);
        carryOut(Plans.ofTask(view), SHOWN);
        view.with(at(with(readyCost(), PostingStatus.NEEDS_ATTENTION), LATER));

        assertThat(Plans.ofTask(view)).isEqualTo(Plan.NOTHING);
    }

    private void waitsForItsVendor() {
        view.with(BooksFixtures.vendor("56", "Larkspur Catering (deleted)", RecordState.INACTIVE));
        Plan plan = Plans.ofTask(view);
        assertThat(Plans.posting(plan)).contains("Needs attention");
        assertThat(Plans.comments(plan)).singleElement().asString().contains("posted by itself");
        carryOut(plan, SHOWN);
        view.with(at(with(readyCost(), PostingStatus.NEEDS_ATTENTION), SHOWN));
        assertThat(Plans.ofTask(view)).isEqualTo(Plan.NOTHING);
    }

    @Test
    void doesNotRepeatWhatAsanaRefuses() {
        posted();
        Plan plan = Plans.ofTask(view);
        carryOut(plan, SHOWN);
        Link shown = view.findLink(Pair.shown(TASK)).orElseThrow();
        view.with(LinkFixtures.in(Link.State.REJECTED, shown));
        assertThat(Plans.ofTask(view)).isEqualTo(Plan.NOTHING);

        view.with(BooksFixtures.bill("145", "10", "0"));
        assertThat(Plans.posting(Plans.ofTask(view))).contains("Paid");
    }

    /// The bill as QuickBooks first has it.
    private static Obligation asMade(String total, @Nullable String classId, @Nullable String departmentId) {
        BigDecimal amount = new BigDecimal(total);
        return new Obligation(
                BILL,
                0,
                RecordState.ACTIVE,
                ref(EntityType.VENDOR, "56"),
                "N-145",
                BooksFixtures.BOOKED,
                BooksFixtures.DUE,
                departmentId,
                "USD",
                amount,
                amount,
                null,
                List.of(new Obligation.Line(amount, "7", classId, "12")));
    }

    private String postingHash() {
        return Plans.only(Plans.ofTask(CostItemFixtures.ready()), QboCommand.class)
                .hash();
    }

    private void posted() {
        view.with(new Link(Pair.costItem(TASK), BILL, TASK, Link.State.AGREED, 1, postingHash(), "1043", null));
        view.with(new Link(Pair.origin(BILL), BILL, TASK, Link.State.AGREED, 1, postingHash(), "1043", null));
    }

    private void shownAsPosted() {
        posted();
        carryOut(Plans.ofTask(view), SHOWN);
    }

    private void refused(long revision) {
        view.with(new Link(
                Pair.costItem(TASK), null, TASK, Link.State.REJECTED, revision, "any", "The books are closed.", null));
    }

    private void carryOut(Plan plan, @Nullable Instant at) {
        Plans.all(plan, ShowPosting.class)
                .forEach(show ->
                        LinkFixtures.done(show, TASK, at, view::findLink).forEach(view::with));
    }
}
