package io.mlconnector.console.connect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.console.connect.WorkspaceChoice.Choice;
import io.mlconnector.contracts.Json;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WorkspaceChoiceTest {
    private static final String TWO = "[{\"gid\":\"7\",\"name\":\"Studio\"},{\"gid\":\"8\",\"name\":\"Harbour\"}]";
    private static final String ONE = "[{\"gid\":\"8\",\"name\":\"Harbour\"}]";

    @Test
    void configuredOneIsChosenAmongSeveral() {
        assertThat(choose(TWO, "8", null)).isEqualTo(new Choice.Chosen("8", "Harbour"));
    }

    @Test
    void onlyOneNeedsNoConfiguration() {
        assertThat(choose(ONE, null, null)).isEqualTo(new Choice.Chosen("8", "Harbour"));
    }

    @Test
    void severalWithoutConfigurationAreNamed() {
        assertThat(refusal(TWO, null, null)).contains("Studio (7), Harbour (8)", "ASANA_WORKSPACE");
    }

    @Test
    void wrongWorkspaceIsNamedWithThoseThatTheUserIsIn() {
        assertThat(refusal(ONE, "7", null)).contains("workspace 7", "Harbour (8)", "Nothing was connected");
        assertThat(refusal("[]", "7", null)).contains("but in none");
    }

    @Test
    void userWithoutAnyWorkspaceIsToldToBeInvited() {
        assertThat(refusal("[]", null, null)).contains("invite");
    }

    @Test
    void connectionThatIsBoundElsewhereIsNotMoved() {
        assertThat(refusal(TWO, "8", "7")).contains("bound to the workspace 7", "is 8");
        assertThat(choose(TWO, null, "7"))
                .as("the bound one is the wanted one")
                .isEqualTo(new Choice.Chosen("7", "Studio"));
        assertThat(refusal(ONE, null, "7")).contains("workspace 7");
    }

    private static Choice choose(String seen, @Nullable String configured, @Nullable String bound) {
        return WorkspaceChoice.of(
                Json.read(seen.getBytes(StandardCharsets.UTF_8), JsonNode.class),
                Optional.ofNullable(configured),
                Optional.ofNullable(bound));
    }

    private static String refusal(String seen, @Nullable String configured, @Nullable String bound) {
        return choose(seen, configured, bound) instanceof Choice.Refused(Trouble trouble) ? trouble.sentence() : "";
    }
}
