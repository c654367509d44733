package io.mlconnector.domain.plan;

import static io.mlconnector.domain.fixtures.WorkFixtures.dueOn;
import static io.mlconnector.domain.fixtures.WorkFixtures.readyCost;
import static io.mlconnector.domain.fixtures.WorkFixtures.with;
import static io.mlconnector.domain.fixtures.WorkFixtures.withAmount;
import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.domain.accounting.Obligation;
import io.mlconnector.domain.accounting.RecordState;
import io.mlconnector.domain.command.AsanaCommand.ShowPosting;
import io.mlconnector.domain.command.QboCommand;
import io.mlconnector.domain.command.QboCommand.UpdateBill;
import io.mlconnector.domain.fixtures.BooksFixtures;
import io.mlconnector.domain.fixtures.InMemoryView;
import io.mlconnector.domain.fixtures.LinkFixtures;
import io.mlconnector.domain.work.Field;
import io.mlconnector.domain.work.FieldValue;
import io.mlconnector.domain.work.PostingStatus;
import org.junit.jupiter.api.Test;

/// The bill 145 of 1234.50 was posted from task 1207; somebody changes the task.
class PostedBillChangeTest {

    private final PostedBill posted = new PostedBill();
    private final InMemoryView view = posted.view();

    @Test
    void anotherAmountGoesIntoTheBillWhenTheItemIsReadyAgain() {
        posted.change(withAmount(readyCost(), "1300"));

        UpdateBill update = Plans.only(Plans.ofTask(view), UpdateBill.class);

        assertThat(update.billId()).isEqualTo("145");
        assertThat(update.version()).isZero();
        assertThat(update.key().value()).startsWith("9341/CostItem/1207/update/1-");
        assertThat(update.changes()).containsExactly("amount 1234.50 -> 1300.00");
        assertThat(update.lines().getFirst().amount()).isEqualByComparingTo("1300");
        assertThat(Plans.all(Plans.ofTask(view), ShowPosting.class))
                .as("the Ready stands until it is known what came of it")
                .isEmpty();
    }

    @Test
    void namesWhatChanges() {
        view.with(BooksFixtures.account("8", "Travel", "Expense"))
                .with(LinkFixtures.option(new EntityRef(EntityType.ACCOUNT, "8"), "o-8", "Travel"));
        posted.change(with(
                dueOn(readyCost(), BooksFixtures.DUE.plusDays(3)),
                Field.ACCOUNT,
                new FieldValue.Option("o-8", "Travel")));

        assertThat(Plans.only(Plans.ofTask(view), UpdateBill.class).changes())
                .containsExactly("due date 2026-12-12 -> 2026-12-15", "account Meals -> Travel");
    }

    @Test
    void aChangeWithoutReadyIsToldOnceAndNothingIsWritten() {
        posted.change(with(withAmount(readyCost(), "1300"), PostingStatus.POSTED));

        Plan plan = Plans.ofTask(view);

        assertThat(Plans.all(plan, QboCommand.class)).isEmpty();
        assertThat(Plans.comments(plan))
                .singleElement()
                .asString()
                .startsWith("This cost is posted already, as bill N-145, which still has the earlier values.")
                .contains("Set Posting to Ready again");
        posted.settle();
        assertThat(Plans.ofTask(view)).isEqualTo(Plan.NOTHING);

        posted.change(withAmount(readyCost(), "1300"));
        assertThat(Plans.all(Plans.ofTask(view), UpdateBill.class)).hasSize(1);
    }

    @Test
    void showsTheNewValuesAndTellsThemOnce() {
        posted.change(withAmount(readyCost(), "1300"));
        carriedOut(Plans.only(Plans.ofTask(view), UpdateBill.class));

        Plan plan = Plans.ofTask(view);

        assertThat(Plans.all(plan, QboCommand.class)).isEmpty();
        assertThat(Plans.posting(plan)).contains("Posted");
        assertThat(Plans.comments(plan)).containsExactly("""
                Bill N-145 updated: amount 1234.50 -> 1300.00.
                https://app.example/app/bill?txnId=145""");
        posted.settle();
        assertThat(Plans.ofTask(view)).isEqualTo(Plan.NOTHING);
    }

    @Test
    void theBillAsItWasBeforeOurUpdateIsNotTakenForAChangeThere() {
        posted.change(withAmount(readyCost(), "1300"));
        carriedOut(Plans.only(Plans.ofTask(view), UpdateBill.class));
        posted.settle();
        view.with(PostedBill.bill(0, "1234.50", "1234.50", RecordState.ACTIVE));
        posted.change(withAmount(readyCost(), "1400"));

        assertThat(Plans.ofTask(view).commands()).isEmpty();
        view.with(PostedBill.bill(1, "1300", "1300", RecordState.ACTIVE));

        UpdateBill second = Plans.only(Plans.ofTask(view), UpdateBill.class);
        assertThat(second.version()).isEqualTo(1);
        assertThat(second.changes()).containsExactly("amount 1300.00 -> 1400.00");
    }

    @Test
    void whatWasChangedInQuickBooksIsShownAndNotOverwritten() {
        view.with(PostedBill.bill(1, "1500", "1500", RecordState.ACTIVE));
        posted.settle();
        posted.change(withAmount(readyCost(), "1300"));

        Plan plan = Plans.ofTask(view);

        assertThat(Plans.all(plan, QboCommand.class)).isEmpty();
        assertThat(Plans.comments(plan))
                .singleElement()
                .asString()
                .startsWith(
                        "Bill N-145 stays as it is. It was changed in QuickBooks: amount 1500.00 there, 1300.00 here.");
        assertThat(Plans.posting(plan)).contains("Posted");
        posted.settle();
        assertThat(Plans.ofTask(view)).isEqualTo(Plan.NOTHING);

        posted.change(withAmount(readyCost(), "1500"));
        assertThat(Plans.only(Plans.ofTask(view), UpdateBill.class).changes())
                .as("both sides are the same: agreed again")
                .isEmpty();
    }

    @Test
    void aMemoOrADateThatAPersonChangedThereIsNoConflict() {
        view.with(PostedBill.bill(4, "1234.50", "1234.50", RecordState.ACTIVE));
        posted.change(withAmount(readyCost(), "1300"));

        assertThat(Plans.only(Plans.ofTask(view), UpdateBill.class).version()).isEqualTo(4);
    }

    @Test
    void aPaidBillAnotherVendorAndADeletedBillAreTold() {
        view.with(PostedBill.bill(1, "1234.50", "1000", RecordState.ACTIVE));
        posted.settle();
        posted.change(withAmount(readyCost(), "1300"));
        assertThat(Plans.all(Plans.ofTask(view), QboCommand.class)).isEmpty();
        assertThat(Plans.comments(Plans.ofTask(view)))
                .singleElement()
                .asString()
                .contains("It is paid, in part");

        view.with(PostedBill.bill(2, "1234.50", "1234.50", RecordState.DELETED));
        posted.settle();
        posted.change(withAmount(readyCost(), "1301"));
        assertThat(Plans.all(Plans.ofTask(view), QboCommand.class)).isEmpty();
        assertThat(Plans.comments(Plans.ofTask(view)))
                .singleElement()
                .asString()
                .contains("no longer there");

        view.with(PostedBill.bill(3, "1234.50", "1234.50", RecordState.ACTIVE));
        posted.settle();
        view.with(BooksFixtures.vendor("57", "Blue Gravel"))
                .with(LinkFixtures.option(new EntityRef(EntityType.VENDOR, "57"), "o-57", "Blue Gravel"));
        posted.change(with(readyCost(), Field.VENDOR, new FieldValue.Option("o-57", "Blue Gravel")));
        assertThat(Plans.all(Plans.ofTask(view), QboCommand.class)).isEmpty();
        assertThat(Plans.comments(Plans.ofTask(view)))
                .singleElement()
                .asString()
                .contains("vendor Larkspur Catering there, Blue Gravel here");
    }

    @Test
    void aVendorsNewNameIsNothingNewToTellOfAChangeThatIsNotCarriedOver() {
        view.with(BooksFixtures.vendor("57", "Blue Gravel"))
                .with(LinkFixtures.option(new EntityRef(EntityType.VENDOR, "57"), "o-57", "Blue Gravel"));
        posted.change(with(
                with(readyCost(), Field.VENDOR, new FieldValue.Option("o-57", "Blue Gravel")), PostingStatus.POSTED));
        posted.settle();

        view.with(BooksFixtures.vendor("57", "Bluer Gravel"));

        assertThat(Plans.comments(SyncPlanner.plan(vendorChanged("57"), view))).isEmpty();
        assertThat(Plans.ofTask(view)).isEqualTo(Plan.NOTHING);
    }

    @Test
    void whatComesInTheWayOfAChangeIsToldWhenItComesAndNotAtTheNextOccasion() {
        posted.change(with(withAmount(readyCost(), "1300"), PostingStatus.POSTED));
        posted.settle();

        view.with(BooksFixtures.vendor("56", "Larkspur Catering", RecordState.INACTIVE));

        assertThat(Plans.comments(SyncPlanner.plan(vendorChanged("56"), view)))
                .singleElement()
                .asString()
                .contains("The vendor Larkspur Catering is not active in QuickBooks");
        posted.settle();
        assertThat(Plans.comments(SyncPlanner.plan(new Trigger.RulesChanged(), view)))
                .isEmpty();
    }

    private static Trigger vendorChanged(String id) {
        return new Trigger.EntityChanged(new EntityRef(EntityType.VENDOR, id));
    }

    @Test
    void aWrongValueIsToldAndNothingIsWritten() {
        posted.change(withAmount(readyCost(), "0"));

        assertThat(Plans.all(Plans.ofTask(view), QboCommand.class)).isEmpty();
        assertThat(Plans.comments(Plans.ofTask(view)))
                .singleElement()
                .asString()
                .startsWith("Bill N-145 stays as it is.")
                .contains("Enter an amount above zero");
    }

    @Test
    void aRefusedUpdateIsShownAndTriedAgainOnlyOnANewReady() {
        posted.change(withAmount(readyCost(), "1300"));
        UpdateBill update = Plans.only(Plans.ofTask(view), UpdateBill.class);
        view.with(LinkFixtures.refused(update, "The books are closed.", view::findLink));

        Plan plan = Plans.ofTask(view);
        assertThat(Plans.all(plan, QboCommand.class)).isEmpty();
        assertThat(Plans.posting(plan)).contains("Needs attention");
        assertThat(Plans.comments(plan))
                .singleElement()
                .asString()
                .startsWith("Bill N-145 was not changed. The books are closed. Then set Posting to Ready again.");
        posted.settle();
        assertThat(Plans.ofTask(view)).as("the old Ready").isEqualTo(Plan.NOTHING);

        posted.change(withAmount(readyCost(), "1300"));
        UpdateBill again = Plans.only(Plans.ofTask(view), UpdateBill.class);
        assertThat(again.key()).isNotEqualTo(update.key());
        assertThat(again.key().value()).startsWith("9341/CostItem/1207/update/2-");
        carriedOut(again);
        assertThat(Plans.posting(Plans.ofTask(view))).contains("Posted");
    }

    @Test
    void aRefusedChangeThatIsTakenBackIsPostedAgain() {
        posted.change(withAmount(readyCost(), "1300"));
        UpdateBill update = Plans.only(Plans.ofTask(view), UpdateBill.class);
        view.with(LinkFixtures.refused(update, "The books are closed.", view::findLink));
        posted.settle();

        posted.change(with(readyCost(), PostingStatus.NEEDS_ATTENTION));

        assertThat(Plans.all(Plans.ofTask(view), QboCommand.class)).isEmpty();
        assertThat(Plans.posting(Plans.ofTask(view))).contains("Posted");
    }

    private void carriedOut(UpdateBill update) {
        Obligation bill = PostedBill.bill(
                update.version() + 1,
                update.lines().getFirst().amount().toPlainString(),
                update.lines().getFirst().amount().toPlainString(),
                RecordState.ACTIVE);
        LinkFixtures.updated(update, bill, view::findLink).forEach(view::with);
        view.with(bill);
    }
}
