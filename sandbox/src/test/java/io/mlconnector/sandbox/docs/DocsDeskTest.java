package io.mlconnector.sandbox.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.sandbox.control.ControlApi;
import io.mlconnector.sandbox.http.Call;
import io.mlconnector.sandbox.http.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DocsDeskTest {
    private final ControlApi control = new ControlApi();

    private JsonNode description() {
        DocsDesk.of("Vendor", _ -> Json.object(), control);
        Call call = new Call("GET", "/sandbox/openapi.json", Map.of(), Map.of("host", "here:1"), new byte[0]);
        return Json.read(control.handle(call).text()).orElseThrow();
    }

    @Test
    void everyControlCallIsInTheDescription() {
        control.get("things", "All things", _ -> ControlApi.done());
        control.post("things", "Adds one", List.of("name: of the thing", "size: in metres"), _ -> ControlApi.done());
        control.delete("things/{id}", "Removes one", _ -> ControlApi.done());

        JsonNode paths = description().path("paths");

        assertThat(control.operations())
                .hasSize(4)
                .allSatisfy(operation -> assertThat(paths.path(operation.path())
                                .path(operation.method().toLowerCase(Locale.ROOT))
                                .path("summary")
                                .asText())
                        .isEqualTo(operation.summary()));
    }

    @Test
    void bodiesAndVariablePartsAreDescribed() {
        control.post("things/{id}", "Changes one", List.of("size: in metres"), _ -> ControlApi.done());

        JsonNode operation =
                description().path("paths").path("/sandbox/things/{id}").path("post");

        assertThat(operation
                        .at("/requestBody/content/application~1json/schema/properties/size/description")
                        .asText())
                .isEqualTo("in metres");
        assertThat(operation.at("/parameters/0/name").asText()).isEqualTo("id");
        assertThat(operation.at("/parameters/0/required").asBoolean()).isTrue();
    }

    @Test
    void theServerIsWhereTheAskerFoundIt() {
        assertThat(description().at("/servers/0/url").asText()).isEqualTo("http://here:1");
    }
}
