package io.mlconnector.domain.plan;

import static io.mlconnector.domain.fixtures.BooksFixtures.ref;
import static io.mlconnector.domain.fixtures.WorkFixtures.SET_TO_READY;
import static io.mlconnector.domain.fixtures.WorkFixtures.TASK;
import static io.mlconnector.domain.fixtures.WorkFixtures.at;
import static io.mlconnector.domain.fixtures.WorkFixtures.readyCost;
import static io.mlconnector.domain.fixtures.WorkFixtures.with;
import static io.mlconnector.domain.fixtures.WorkFixtures.withAmount;
import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.domain.accounting.Party;
import io.mlconnector.domain.accounting.RecordState;
import io.mlconnector.domain.command.AsanaCommand.ShowPosting;
import io.mlconnector.domain.command.QboCommand;
import io.mlconnector.domain.fixtures.BooksFixtures;
import io.mlconnector.domain.fixtures.CostItemFixtures;
import io.mlconnector.domain.fixtures.InMemoryView;
import io.mlconnector.domain.fixtures.LinkFixtures;
import io.mlconnector.domain.link.Cause;
import io.mlconnector.domain.link.Link;
import io.mlconnector.domain.link.Pair;
import io.mlconnector.domain.link.Refusal;
import io.mlconnector.domain.work.Field;
import io.mlconnector.domain.work.FieldValue;
import io.mlconnector.domain.work.PostingStatus;
import io.mlconnector.domain.work.Task;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What QuickBooks refused goes on by itself when the cause is gone, as often as that takes and no more often.
class RefusedItemTest {
    private static final EntityRef VENDOR = ref(EntityType.VENDOR, "56");
    private static final Instant SHOWN = SET_TO_READY.plusSeconds(10);
    private static final Instant LATER = SET_TO_READY.plusSeconds(60);
    private static final Trigger DUE = new Trigger.RetriesDue(List.of(List.of(TASK)));

    private final InMemoryView view = CostItemFixtures.ready();
    private final String hash = Plans.only(Plans.ofTask(view), QboCommand.class).hash();

    @ParameterizedTest
    @EnumSource(Cause.class)
    void isTriedAnewWhenItIsTimeTo(Cause cause) {
        refused(1, cause.code(), 1, null);
        shown();

        assertThat(Plans.ofTask(view)).as("before").isEqualTo(Plan.NOTHING);
        Plan plan = SyncPlanner.plan(DUE, view);

        assertThat(Plans.only(plan, QboCommand.class).key().value()).isEqualTo("9341/CostItem/1207/post/1");
        assertThat(SyncPlanner.plan(DUE, view)).as("asked twice").isEqualTo(plan);
    }

    @Test
    void staysOnTheDayThatWasRefused() {
        LocalDate refusedDay = LocalDate.of(2026, 10, 31);
        view.with(new Link(
                Pair.costItem(TASK),
                null,
                TASK,
                Link.State.REJECTED,
                1,
                hash,
                "No.",
                null,
                new Refusal(Cause.CLOSED_PERIOD.code(), 1, null, refusedDay),
                SHOWN));
        shown();

        assertThat(Plans.only(SyncPlanner.plan(DUE, view), QboCommand.class).bookDate())
                .as("shown on another day")
                .isEqualTo(refusedDay);
    }

    @Test
    void isToldOnceForEachCauseAndNotForEachAttempt() {
        refused(1, Cause.CLOSED_PERIOD.code(), 1, null);
        assertThat(Plans.comments(Plans.ofTask(view)))
                .singleElement()
                .asString()
                .contains("posted by itself when the books are open for that day")
                .contains("clear Posting to take it back");
        shown();

        refused(2, Cause.CLOSED_PERIOD.code(), 2, null);
        assertThat(Plans.comments(Plans.ofTask(view))).isEmpty();
        assertThat(Plans.all(Plans.ofTask(view), QboCommand.class)).isEmpty();
        shown();
        assertThat(Plans.only(SyncPlanner.plan(DUE, view), QboCommand.class)
                        .key()
                        .value())
                .isEqualTo("9341/CostItem/1207/post/2");

        refused(3, Cause.COMPANY_STATUS.code(), 1, null);
        assertThat(Plans.comments(Plans.ofTask(view))).hasSize(1);
    }

    @Test
    void isNotTriedBeforeTheRefusalIsShown() {
        refused(1, Cause.CLOSED_PERIOD.code(), 1, null);

        assertThat(Plans.all(SyncPlanner.plan(DUE, view), QboCommand.class)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Cause.class)
    void isNotTriedWithWhatNobodyApproved(Cause cause) {
        refused(1, cause.code(), 1, null);
        shown();
        Task attention = with(readyCost(), PostingStatus.NEEDS_ATTENTION);

        view.with(at(withAmount(attention, "99"), LATER));
        assertThat(SyncPlanner.plan(DUE, view)).as("another amount").isEqualTo(Plan.NOTHING);

        view.with(at(with(attention, Field.POSTING, FieldValue.EMPTY), LATER));
        assertThat(SyncPlanner.plan(DUE, view)).as("taken back").isEqualTo(Plan.NOTHING);
    }

    @Test
    void aChangeDuringTheAttemptEndsTheApproval() {
        view.with(at(withAmount(readyCost(), "99"), LATER));
        refused(1, Cause.CLOSED_PERIOD.code(), 1, null);
        assertThat(Plans.comments(Plans.ofTask(view)))
                .singleElement()
                .asString()
                .endsWith("set Posting to Ready again.");
        carryOut(Plans.ofTask(view), LATER.plusSeconds(1));
        view.with(at(withAmount(with(readyCost(), PostingStatus.NEEDS_ATTENTION), "99"), LATER.plusSeconds(1)));

        assertThat(SyncPlanner.plan(DUE, view)).isEqualTo(Plan.NOTHING);
    }

    @Test
    void goesOnWhenTheVendorIsActiveAgain() {
        refused(1, Cause.INACTIVE_REFERENCE.code(), 1, VENDOR);
        shown();
        vendor(4, RecordState.INACTIVE);
        assertThat(Plans.all(SyncPlanner.plan(new Trigger.EntityChanged(VENDOR), view), QboCommand.class))
                .isEmpty();
        vendor(5, RecordState.ACTIVE);

        assertThat(Plans.only(SyncPlanner.plan(new Trigger.EntityChanged(VENDOR), view), QboCommand.class)
                        .key()
                        .value())
                .isEqualTo("9341/CostItem/1207/post/1");

        refused(2, Cause.INACTIVE_REFERENCE.code(), 2, VENDOR);
        shown();
        assertThat(Plans.ofTask(view)).as("refused all the same").isEqualTo(Plan.NOTHING);
    }

    @Test
    void namesTheRecordAndTheField() {
        refused(1, Cause.INACTIVE_REFERENCE.code(), 1, VENDOR);
        assertThat(Plans.comments(Plans.ofTask(view)))
                .singleElement()
                .asString()
                .contains("In question: the vendor Larkspur Catering (56), field Vendor.");

        refused(1, Cause.INACTIVE_REFERENCE.code(), 1, null);
        assertThat(Plans.comments(Plans.ofTask(view)))
                .singleElement()
                .asString()
                .contains("the vendor Larkspur Catering (56), field Vendor; the account ")
                .contains(", on the project ");
    }

    @Test
    void theFirstThatCanBeTriedProbesForTheConnection() {
        refused(1, Cause.COMPANY_STATUS.code(), 1, null);
        shown();
        Trigger probe = new Trigger.RetriesDue(List.of(List.of("1", TASK)));

        assertThat(Plans.all(SyncPlanner.plan(probe, view), QboCommand.class)).hasSize(1);
    }

    @Test
    void whatAPersonHasToCorrectIsNotTriedAnew() {
        refused(1, "refused", 1, null);
        shown();

        assertThat(SyncPlanner.plan(DUE, view)).isEqualTo(Plan.NOTHING);
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

    private void refused(long revision, String code, int inARow, @Nullable EntityRef about) {
        view.with(new Link(
                Pair.costItem(TASK),
                null,
                TASK,
                Link.State.REJECTED,
                revision,
                hash,
                "No.",
                null,
                new Refusal(code, inARow, about),
                SHOWN));
    }

    private void shown() {
        carryOut(Plans.ofTask(view), SHOWN);
        view.with(at(with(readyCost(), PostingStatus.NEEDS_ATTENTION), SHOWN));
    }

    private void carryOut(Plan plan, Instant at) {
        Plans.all(plan, ShowPosting.class)
                .forEach(show ->
                        LinkFixtures.done(show, TASK, at, view::findLink).forEach(view::with));
    }
}
