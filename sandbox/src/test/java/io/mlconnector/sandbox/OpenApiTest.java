package io.mlconnector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class OpenApiTest extends SandboxRun {
    private static JsonNode document(Http side, String path) {
        Http.Reply reply = side.get(path);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).startsWith("application/json");
        assertThat(reply.body().path("openapi").asText()).startsWith("3.0");
        return reply.body();
    }

    /// Each `method path` of a description with something in the place of its variables.
    private static List<Map.Entry<String, String>> operations(JsonNode document) {
        List<Map.Entry<String, String>> operations = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(method -> operations.add(Map.entry(
                                method.toUpperCase(java.util.Locale.ROOT),
                                path.getKey().replaceAll("\\{[^}]+}", "1")))));
        return operations;
    }

    @Test
    void everyControlCallThatIsDescribedIsServed() {
        for (Http side : List.of(quickBooks, asana)) {
            List<Map.Entry<String, String>> operations = operations(document(side, "/sandbox/openapi.json"));
            assertThat(operations).hasSizeGreaterThan(10);
            for (var operation : operations) {
                if (operation.getKey().equals("GET")) {
                    Http.Reply reply = side.get(operation.getValue());
                    assertThat(reply.status() == 404 && reply.text().contains("The sandbox has no"))
                            .as("%s", operation)
                            .isFalse();
                }
            }
        }
    }

    @Test
    void everyAsanaRouteThatIsDescribedIsServed() {
        for (var operation : operations(document(asana, "/openapi.json"))) {
            if (operation.getValue().startsWith("/api/")) {
                Http.Reply reply = asana.send(operation.getKey(), operation.getValue(), "");
                assertThat(reply.status()).as("%s, without a token", operation).isEqualTo(401);
            }
        }
    }

    @Test
    void everyQuickBooksRouteThatIsDescribedIsServed() {
        List<Map.Entry<String, String>> operations = operations(document(quickBooks, "/openapi.json"));
        assertThat(operations).hasSizeGreaterThan(40);
        for (var operation : operations) {
            Http.Reply reply = quickBooks.send(operation.getKey(), operation.getValue(), "");
            assertThat(reply.status()).as("%s", operation).isNotIn(404, 405, 500);
        }
    }

    @Test
    void everySchemaThatIsReferredToIsThere() {
        JsonNode document = document(quickBooks, "/openapi.json");
        TreeSet<String> known = new TreeSet<>();
        document.path("components").path("schemas").fieldNames().forEachRemaining(known::add);

        assertThat(known).contains("Vendor", "Bill", "JournalEntry");
        assertThat(document.findValuesAsText("$ref"))
                .allSatisfy(
                        reference -> assertThat(known).contains(reference.substring(reference.lastIndexOf('/') + 1)));
    }

    @Test
    void pagesShowBothDescriptionsWithoutLoadingAnythingFromElsewhere() {
        Http.Reply page = quickBooks.get("/docs/");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.header("Content-Security-Policy")).contains("default-src 'self'");
        assertThat(page.text())
                .contains("/openapi.json", "/sandbox/openapi.json")
                .doesNotContain("https://");
        assertThat(asana.get("/docs").header("Location")).isEqualTo("/docs/");
    }

    @Test
    void filesOfThePagesHaveTheirTypeAndMayBeKeptForADay() {
        for (String file : List.of("swagger-ui-bundle.js", "swagger-ui-standalone-preset.js", "swagger-ui.css")) {
            Http.Reply reply = asana.get("/docs/" + file);
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header("Content-Type")).startsWith(file.endsWith("js") ? "text/javascript" : "text/css");
            assertThat(reply.header("Cache-Control")).contains("max-age=86400");
        }
        assertThat(asana.get("/docs/start.js").text()).contains("SwaggerUIBundle");
        assertThat(asana.get("/docs/DocsDesk.class").status()).isEqualTo(404);
    }
}
