package io.mlconnector.asanawriter.provision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.apiclient.ApiFailure;
import io.mlconnector.asana.wire.AsanaJson;
import io.mlconnector.asanawriter.fake.FakeAsana;
import io.mlconnector.contracts.ConnectionV1;
import io.mlconnector.contracts.ConnectionV1.Layout;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.domain.work.Directory;
import io.mlconnector.domain.work.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProvisionerTest {
    private static final ConnectionId REALM = new ConnectionId("9341");

    private final FakeAsana asana = new FakeAsana();
    private final List<ConnectionV1> published = new ArrayList<>();
    private final ConnectionStore store = new ConnectionStore() {
        @Override
        public Optional<ConnectionV1> find(ConnectionId connection) {
            return published.isEmpty() ? Optional.empty() : Optional.of(published.getLast());
        }

        @Override
        public void publish(ConnectionV1 connection) {
            published.add(connection);
        }
    };

    @Test
    void createsEverythingInAnEmptyWorkspace() {
        Layout layout = ready();

        assertThat(layout.fields()).containsOnlyKeys(Field.values());
        assertThat(layout.directories()).containsOnlyKeys(Directory.values());
        assertThat(layout.portfolio()).isNotNull();
        assertThat(Objects.requireNonNull(layout.fields().get(Field.POSTING)).options())
                .containsOnlyKeys(Field.POSTING.choices());
        assertThat(Objects.requireNonNull(layout.fields().get(Field.VENDOR)).options())
                .isEmpty();
        assertThat(asana.settings.get(layout.directories().get(Directory.VENDORS)))
                .hasSize(Field.OF_PARTY_DIRECTORY.size());
        assertThat(asana.settings.get(layout.portfolio())).hasSize(Field.OF_PORTFOLIO.size());
        assertThat(published).hasSize(1);
    }

    @Test
    void secondRunCreatesNothing() {
        Layout first = ready();
        asana.calls.clear();

        assertThat(ready()).isEqualTo(first);
        assertNothingIsWritten();
        assertThat(published).hasSize(1);
    }

    @Test
    void findsEverythingByNameWhenTheRecordIsLost() {
        Layout first = ready();
        published.clear();
        asana.calls.clear();

        assertThat(ready()).isEqualTo(first);
        assertNothingIsWritten();
    }

    @Test
    void gidsWinOverNames() {
        Layout first = ready();
        ObjectNode amount = field(first, Field.AMOUNT);
        amount.put("name", "Betrag");
        asana.fields.put(
                "1", AsanaJson.object().put("gid", "1").put("name", "Amount").put("resource_subtype", "text"));

        assertThat(ready()).isEqualTo(first);
    }

    @Test
    void fieldOfAnotherTypeNeedsAPersonAndNamesIt() {
        asana.fields.put(
                "1", AsanaJson.object().put("gid", "1").put("name", "Amount").put("resource_subtype", "text"));

        assertThat(run())
                .isInstanceOfSatisfying(
                        Provisioned.NeedsPerson.class,
                        person -> assertThat(person.why())
                                .contains("\"Amount\"")
                                .contains("text")
                                .contains("number"));
        assertThat(published).isEmpty();
    }

    @Test
    void fieldThatRoundsAmountsNeedsAPerson() {
        asana.fields.put(
                "1",
                AsanaJson.object()
                        .put("gid", "1")
                        .put("name", "Amount")
                        .put("resource_subtype", "number")
                        .put("precision", 0));

        assertThat(run()).isInstanceOf(Provisioned.NeedsPerson.class);
    }

    @Test
    void addsMissingChoicesAndEnablesDisabledOnes() {
        ObjectNode field =
                AsanaJson.object().put("gid", "1").put("name", "Post as").put("resource_subtype", "enum");
        field.putArray("enum_options")
                .addObject()
                .put("gid", "2")
                .put("name", "Bill")
                .put("enabled", false);
        asana.fields.put("1", field);

        Layout layout = ready();

        assertThat(Objects.requireNonNull(layout.fields().get(Field.POST_AS)).options())
                .containsEntry("Bill", "2")
                .containsOnlyKeys("Bill", "Journal entry");
        assertThat(field.path("enum_options"))
                .allSatisfy(
                        option -> assertThat(option.path("enabled").asBoolean()).isTrue());
    }

    @Test
    void withoutPortfoliosProjectsAreLinkedByTheMappingFile() {
        asana.refuseAlways("createPortfolio", new ApiFailure.Forbidden("402", "not in your plan"));

        assertThat(ready().portfolio()).isNull();
    }

    @Test
    void goesOnAfterALostAnswer() {
        asana.loseAnswer("createCustomField");
        asana.loseAnswer("createProject");

        assertThat(run()).isInstanceOf(Provisioned.NotNow.class);
        assertThat(run()).isInstanceOf(Provisioned.NotNow.class);
        ready();

        assertThat(asana.fields).hasSize(Field.values().length);
        assertThat(asana.projects).hasSize(Directory.values().length);
    }

    @Test
    void severalWorkspacesNeedAChoice() {
        asana.workspaces.add(AsanaJson.object().put("gid", "200").put("name", "Home"));

        assertThat(run())
                .isInstanceOfSatisfying(
                        Provisioned.NeedsPerson.class,
                        person -> assertThat(person.why()).contains("ASANA_WORKSPACE", "100 (Studio)", "200 (Home)"));
    }

    private Provisioned run() {
        return new Provisioner(asana, store, Optional.empty()).run(REALM);
    }

    private Layout ready() {
        return switch (run()) {
            case Provisioned.Ready(var connection) -> Objects.requireNonNull(connection.layout());
            case Provisioned.NotNow(var _, var why) -> throw new AssertionError(why);
            case Provisioned.NeedsPerson(var why) -> throw new AssertionError(why);
        };
    }

    private ObjectNode field(Layout layout, Field field) {
        return Objects.requireNonNull(asana.fields.get(
                Objects.requireNonNull(layout.fields().get(field)).gid()));
    }

    private void assertNothingIsWritten() {
        assertThat(asana.calls)
                .noneMatch(call -> call.startsWith("create")
                        || call.startsWith("update")
                        || call.startsWith("add")
                        || call.startsWith("delete"));
    }
}
