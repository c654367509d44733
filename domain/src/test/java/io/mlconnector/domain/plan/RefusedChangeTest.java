package io.mlconnector.domain.plan;

import static io.mlconnector.domain.fixtures.WorkFixtures.readyCost;
import static io.mlconnector.domain.fixtures.WorkFixtures.with;
import static io.mlconnector.domain.fixtures.WorkFixtures.withAmount;
import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.accounting.Party;
import io.mlconnector.domain.accounting.RecordState;
import io.mlconnector.domain.command.QboCommand;
import io.mlconnector.domain.command.QboCommand.UpdateBill;
import io.mlconnector.domain.fixtures.BooksFixtures;
import io.mlconnector.domain.fixtures.InMemoryView;
import io.mlconnector.domain.link.Cause;
import io.mlconnector.domain.link.Link;
import io.mlconnector.domain.link.Pair;
import io.mlconnector.domain.link.Refusal;
import io.mlconnector.domain.work.Field;
import io.mlconnector.domain.work.FieldValue;
import io.mlconnector.domain.work.PostingStatus;
import io.mlconnector.domain.work.Task;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The amount of a posted cost was changed to 1300 and set to Ready, and QuickBooks refused that: it goes into the bill
/// when the cause is gone.
class RefusedChangeTest {
    private static final String TASK = PostedBill.TASK;
    private static final EntityRef VENDOR = PostedBill.VENDOR;
    private static final Trigger DUE = new Trigger.RetriesDue(List.of(List.of(TASK)));

    private final PostedBill posted = new PostedBill();
    private final InMemoryView view = posted.view();
    private UpdateBill update;

    @BeforeEach
    void changed() {
        posted.change(withAmount(readyCost(), "1300"));
        update = Plans.only(Plans.ofTask(view), UpdateBill.class);
    }

    @ParameterizedTest
    @EnumSource(Cause.class)
    void isCarriedOverWhenItIsTimeTo(Cause cause) {
        refused(1, cause.code(), 1, null);
        assertThat(Plans.posting(Plans.ofTask(view))).contains("Needs attention");
        assertThat(SyncPlanner.plan(DUE, view).commands())
                .as("before it is shown")
                .doesNotHaveAnyElementsOfTypes(UpdateBill.class);
        posted.settle();
        assertThat(Plans.ofTask(view)).as("before it is time to").isEqualTo(Plan.NOTHING);

        UpdateBill again = Plans.only(SyncPlanner.plan(DUE, view), UpdateBill.class);

        assertThat(again.key().value()).startsWith("9341/CostItem/1207/update/2-");
        assertThat(again.lines()).isEqualTo(update.lines());
        assertThat(Plans.only(SyncPlanner.plan(DUE, view), UpdateBill.class))
                .as("asked twice")
                .isEqualTo(again);
    }

    @Test
    void isToldOnceForEachCauseAndNotForEachAttempt() {
        refused(1, Cause.CLOSED_PERIOD.code(), 1, null);
        assertThat(Plans.comments(Plans.ofTask(view)))
                .singleElement()
                .asString()
                .startsWith("Bill N-145 was not changed. No.")
                .contains("carried over by itself when the books are open for that day")
                .contains("clear Posting to take it back");
        posted.settle();

        refused(2, Cause.CLOSED_PERIOD.code(), 2, null);
        assertThat(Plans.comments(Plans.ofTask(view))).isEmpty();
        posted.settle();
        assertThat(Plans.only(SyncPlanner.plan(DUE, view), UpdateBill.class)
                        .key()
                        .value())
                .startsWith("9341/CostItem/1207/update/3-");

        refused(3, Cause.NOT_ALLOWED.code(), 1, null);
        assertThat(Plans.comments(Plans.ofTask(view))).hasSize(1);
    }

    @Test
    void goesOnWhenTheVendorIsActiveAgain() {
        refused(1, Cause.INACTIVE_REFERENCE.code(), 1, VENDOR);
        assertThat(Plans.comments(Plans.ofTask(view)))
                .singleElement()
                .asString()
                .contains("In question: the vendor Larkspur Catering (56), field Vendor.");
        posted.settle();
        vendor(4, RecordState.INACTIVE);
        Plan whileInactive = SyncPlanner.plan(new Trigger.EntityChanged(VENDOR), view);
        assertThat(Plans.all(whileInactive, QboCommand.class)).isEmpty();
        assertThat(Plans.comments(whileInactive)).isEmpty();
        vendor(5, RecordState.ACTIVE);

        assertThat(Plans.all(SyncPlanner.plan(new Trigger.EntityChanged(VENDOR), view), UpdateBill.class))
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Cause.class)
    void isNotCarriedOverOnceItIsTakenBackOrChanged(Cause cause) {
        refused(1, cause.code(), 1, null);
        posted.settle();
        Task attention = with(withAmount(readyCost(), "1300"), PostingStatus.NEEDS_ATTENTION);

        posted.change(withAmount(attention, "1400"));
        assertThat(Plans.all(SyncPlanner.plan(DUE, view), QboCommand.class))
                .as("another amount")
                .isEmpty();

        posted.change(with(attention, Field.POSTING, FieldValue.EMPTY));
        assertThat(Plans.all(SyncPlanner.plan(DUE, view), QboCommand.class))
                .as("taken back")
                .isEmpty();
        posted.settle();
        assertThat(view.findTask(TASK).orElseThrow().field(Field.POSTING))
                .as("still refused")
                .isEqualTo(new FieldValue.Choice("Needs attention"));
        assertThat(SyncPlanner.plan(DUE, view)).as("shown again").isEqualTo(Plan.NOTHING);
    }

    @Test
    void standsWhenTheBillShowsSomethingElseMeanwhile() {
        refused(1, Cause.CLOSED_PERIOD.code(), 1, null);
        posted.settle();
        view.with(PostedBill.bill(1, "N-146", "1234.50", "1234.50", RecordState.ACTIVE));
        posted.settle();

        assertThat(Plans.all(SyncPlanner.plan(DUE, view), UpdateBill.class)).hasSize(1);
    }

    @Test
    void whatAPersonHasToCorrectIsNotTriedAnew() {
        refused(1, "refused", 1, null);
        posted.settle();

        assertThat(SyncPlanner.plan(DUE, view)).isEqualTo(Plan.NOTHING);
    }

    private void refused(long revision, String code, int inARow, @Nullable EntityRef about) {
        view.with(new Link(
                Pair.update(TASK),
                null,
                TASK,
                Link.State.REJECTED,
                revision,
                update.hash(),
                "No.",
                null,
                new Refusal(code, inARow, about, update.bookDate()),
                posted.now()));
    }

    private void vendor(long version, RecordState state) {
        Party known = BooksFixtures.vendor("56", "Larkspur Catering", state);
        view.with(new Party(
                known.ref(),
                version,
                state,
                known.displayName(),
                known.contact(),
                known.termId(),
                known.currency(),
                known.balance()));
    }
}
