package io.mlconnector.domain.plan;

import static io.mlconnector.domain.fixtures.BooksFixtures.account;
import static io.mlconnector.domain.fixtures.BooksFixtures.customer;
import static io.mlconnector.domain.fixtures.BooksFixtures.item;
import static io.mlconnector.domain.fixtures.BooksFixtures.ref;
import static io.mlconnector.domain.fixtures.BooksFixtures.vendor;
import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.domain.accounting.QboEntity;
import io.mlconnector.domain.accounting.RecordState;
import io.mlconnector.domain.command.AsanaCommand.PutOption;
import io.mlconnector.domain.command.Basis;
import io.mlconnector.domain.fixtures.InMemoryView;
import io.mlconnector.domain.fixtures.LinkFixtures;
import io.mlconnector.domain.link.Link;
import io.mlconnector.domain.work.Field;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionPlannerTest {
    private final InMemoryView view = new InMemoryView();

    @Test
    void makesEachKindAnOptionOfItsField() {
        Map<QboEntity, Field> all = Map.of(
                vendor("56", "Larkspur"), Field.VENDOR,
                customer("12", "Blue"), Field.CUSTOMER,
                account("7", "Meals", "Expense"), Field.ACCOUNT,
                item(EntityType.CLASS, "5", "Film:Harbour"), Field.CLASS,
                item(EntityType.DEPARTMENT, "2", "North"), Field.DEPARTMENT,
                item(EntityType.TERM, "3", "Net 30"), Field.TERMS);
        all.forEach((entity, field) -> {
            PutOption option = Plans.only(changed(entity), PutOption.class);
            assertThat(option.field()).isEqualTo(field);
            assertThat(option.source()).isEqualTo(entity.ref());
            assertThat(option.pair()).isEqualTo(entity.ref() + "/option");
            assertThat(option.name()).isEqualTo(entity.label());
            assertThat(option.enabled()).isTrue();
            assertThat(option.optionGid()).isNull();
            assertThat(option.basis())
                    .isEqualTo(new Basis("quickbooks/" + entity.ref(), String.valueOf(entity.version())));
            assertThat(option.key().value()).startsWith("9341/" + entity.ref() + "/option/option/0-");
        });
    }

    @Test
    void followsTheNameAndThenIsQuiet() {
        carryOut(changed(vendor("56", "Larkspur")));
        assertThat(Plans.all(changed(vendor("56", "Larkspur")), PutOption.class))
                .isEmpty();

        PutOption renamed = Plans.only(changed(vendor("56", "Larkspur & Sons")), PutOption.class);

        assertThat(renamed.name()).isEqualTo("Larkspur & Sons");
        assertThat(renamed.optionGid()).isEqualTo("o-56");
        assertThat(renamed.key().value()).contains("/option/1-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Larkspur (deleted)", "Larkspur (Deleted)", "Larkspur"})
    void disablesWhatIsInactiveUnderItsOwnName(String name) {
        carryOut(changed(vendor("56", "Larkspur")));

        PutOption option = Plans.only(changed(vendor("56", name, RecordState.INACTIVE)), PutOption.class);

        assertThat(option.enabled()).isFalse();
        assertThat(option.name()).isEqualTo("Larkspur");
    }

    @Test
    void cleansEachPartOfAFullName() {
        QboEntity child = item(EntityType.CLASS, "5", "Film (deleted):Harbour (deleted)", "", RecordState.INACTIVE);
        assertThat(Names.clean(child)).isEqualTo("Film:Harbour");
        assertThat(Names.clean(vendor("1", "X (deleted)")))
                .as("an active one is called so")
                .isEqualTo("X (deleted)");
        assertThat(Names.clean(vendor("1", "(deleted)", RecordState.DELETED))).isEqualTo("(deleted)");
        assertThat(Names.clean(vendor("1", "A (deleted) B", RecordState.INACTIVE)))
                .isEqualTo("A (deleted) B");
    }

    @ParameterizedTest
    @ValueSource(strings = {"INACTIVE", "DELETED", "MERGED"})
    void neverMakesAnOptionOfWhatIsNotActive(RecordState state) {
        assertThat(changed(vendor("56", "Larkspur", state)).commands()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bank", "Accounts Payable", "Accounts Receivable", "Income", "Credit Card"})
    void offersNoAccountThatCostsAreNotPostedTo(String kind) {
        assertThat(changed(account("7", "Some account", kind)).commands()).isEmpty();
    }

    @Test
    void takesAnAccountOutOfTheListWhenItsKindChanges() {
        carryOut(changed(account("7", "Meals", "Expense")));
        assertThat(Plans.only(changed(account("7", "Meals", "Bank")), PutOption.class)
                        .enabled())
                .isFalse();
    }

    @Test
    void doesNotMakeAnOptionAgainThatIsGone() {
        carryOut(changed(vendor("56", "Larkspur")));
        Link link = view.findLink("Vendor/56/option").orElseThrow();
        view.with(LinkFixtures.in(Link.State.GONE, link));

        assertThat(Plans.all(changed(vendor("56", "Other")), PutOption.class)).isEmpty();
    }

    @Test
    void doesNotRepeatWhatAsanaRefusedButTriesAnotherName() {
        carryOut(changed(vendor("56", "Larkspur")));
        Link link = view.findLink("Vendor/56/option").orElseThrow();
        view.with(LinkFixtures.in(Link.State.REJECTED, link));

        assertThat(Plans.all(changed(vendor("56", "Larkspur")), PutOption.class))
                .isEmpty();
        assertThat(Plans.all(changed(vendor("56", "Other")), PutOption.class)).hasSize(1);
    }

    @Test
    void stopsAtFourHundredAndSaysSo() {
        for (int id = 1; id <= 400; id++) {
            view.with(vendor(String.valueOf(id), "Vendor " + id));
        }
        assertThat(Plans.all(everything(), PutOption.class)).hasSize(400);

        Plan more = changed(vendor("401", "One too many"));

        assertThat(Plans.all(more, PutOption.class)).isEmpty();
        assertThat(Plans.verdicts(more)).containsExactly("too-many-options");
        assertThat(Plans.all(everything(), PutOption.class)).hasSize(400);
    }

    @Test
    void whoHasAnOptionKeepsItAndAFreedPlaceIsTaken() {
        for (int id = 1; id <= 401; id++) {
            view.with(vendor(String.valueOf(id), "Vendor " + id));
        }
        view.with(LinkFixtures.option(ref(EntityType.VENDOR, "401"), "o-401", "Vendor 401"));
        List<String> offered = Plans.all(everything(), PutOption.class).stream()
                .map(option -> option.source().id())
                .toList();
        assertThat(offered).hasSize(400).contains("1", "399", "401").doesNotContain("400");

        Plan freed = changed(vendor("7", "Vendor 7", RecordState.INACTIVE));

        assertThat(Plans.all(freed, PutOption.class))
                .anyMatch(option -> option.source().id().equals("400"));
    }

    private Plan everything() {
        return SyncPlanner.plan(new Trigger.RulesChanged(), view);
    }

    private Plan changed(QboEntity entity) {
        view.with(entity);
        return SyncPlanner.plan(new Trigger.EntityChanged(entity.ref()), view);
    }

    private void carryOut(Plan plan) {
        Plans.all(plan, PutOption.class)
                .forEach(option -> LinkFixtures.done(
                                option, "o-" + option.source().id(), null, view::findLink)
                        .forEach(view::with));
    }
}
