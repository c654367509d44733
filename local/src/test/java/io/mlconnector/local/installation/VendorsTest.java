package io.mlconnector.local.installation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.contracts.Json;
import io.mlconnector.local.terminal.CommandFailure;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VendorsTest {
    private static final Map<String, String> NAMES =
            Map.of("ASANA_API_URL", "apiUrl", "ASANA_WORKSPACE", "workspaceGid");

    @Test
    void readsTheVariablesFromWhatTheSandboxSays() {
        JsonNode info = Json.read(
                "{\"apiUrl\": \"http://localhost:1/api/1.0\", \"workspaceGid\": \"12\", \"more\": 1}".getBytes(UTF_8),
                JsonNode.class);

        assertThat(Vendors.variables(NAMES, info, "http://localhost:1"))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("ASANA_API_URL", "http://localhost:1/api/1.0", "ASANA_WORKSPACE", "12"));
    }

    @Test
    void namesWhatAnotherProgramDoesNotSay() {
        JsonNode info = Json.read("{\"apiUrl\": \"http://localhost:1\"}".getBytes(UTF_8), JsonNode.class);

        assertThatThrownBy(() -> Vendors.variables(NAMES, info, "http://localhost:1"))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("workspaceGid")
                .hasMessageContaining("another program");
    }

    @Test
    void companyThatIsDisconnectedHasNoRefreshTokenAndIsNoOtherProgram() {
        JsonNode info = Json.read("{\"realmId\": \"1\", \"refreshToken\": \"\"}".getBytes(UTF_8), JsonNode.class);

        assertThat(Vendors.variables(
                        Map.of("QUICKBOOKS_REALM_ID", "realmId", "QUICKBOOKS_REFRESH_TOKEN", "refreshToken"),
                        info,
                        "http://localhost:1"))
                .containsExactlyEntriesOf(Map.of("QUICKBOOKS_REALM_ID", "1"));
    }
}
