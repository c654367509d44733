package io.mlconnector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MeterTest extends SandboxRun {
    private final Visit visit = new Visit(sandbox);

    @Test
    void readsArePaidForAndWritesAreFree() {
        Http api = visit.api();
        api.post(Visit.path("vendor"), "{\"DisplayName\":\"Alder\"}");
        api.get(Visit.path("vendor/1"));
        api.get(Visit.path("companyinfo/" + Visit.REALM));
        api.get(Visit.path("query?query=" + Http.encode("select * from Bill")));
        api.get(Visit.path("cdc?entities=Vendor&changedSince="
                + Http.encode(clock.instant().toString())));

        JsonNode app = connector(0);

        assertThat(app.path("reads").asInt()).isEqualTo(4);
        assertThat(app.path("readsLeft").asInt()).isEqualTo(499_996);
        assertThat(app.path("writes").asInt()).isEqualTo(1);
        assertThat(app.path("kinds").findValuesAsText("operation"))
                .containsExactlyInAnyOrder("write", "read", "read", "query", "cdc");
        assertThat(app.path("kinds").findValuesAsText("entity"))
                .containsExactlyInAnyOrder("Vendor", "Vendor", "CompanyInfo", "Bill", "changes");
        assertThat(app.path("byCompany").path(Visit.REALM).asInt()).isEqualTo(5);
    }

    @Test
    void pollingByFullQueriesIsWhatCosts() {
        Http api = visit.api();
        for (int i = 0; i < 8; i++) {
            api.get(Visit.path("query?query=" + Http.encode("select * from Vendor")));
        }
        JsonNode app = connector(0);
        assertThat(app.path("reads").asInt()).isEqualTo(8);
        assertThat(app.path("kinds").path(0).path("entity").asText()).isEqualTo("Vendor");
        assertThat(app.path("kinds").path(0).path("billed").asBoolean()).isTrue();
    }

    @Test
    void queriesOfABatchCountEachUnlessToldOtherwise() {
        String batch = """
                {"BatchItemRequest":[{"bId":"a","Query":"select * from Term"},{"bId":"b","Query":"select * from Class"},
                {"bId":"c","operation":"create","Vendor":{"DisplayName":"%s"}}]}""";
        Http api = visit.api();
        api.post(Visit.path("batch"), batch.formatted("Alder"));
        assertThat(connector(0).path("reads").asInt()).isEqualTo(2);
        assertThat(connector(0).path("writes").asInt()).isEqualTo(1);

        quickBooks.post("/sandbox/limits", "{\"batchReads\":\"once\"}");
        api.post(Visit.path("batch"), batch.formatted("Birch"));
        assertThat(connector(0).path("reads").asInt()).isEqualTo(3);
    }

    @Test
    void failedReadsCountUnlessToldOtherwiseAndThrottledOnesNever() {
        Http api = visit.api();
        api.get(Visit.path("vendor/999"));
        quickBooks.post("/sandbox/limits", "{\"failedReads\":false}");
        api.get(Visit.path("vendor/999"));
        clock.freeze();
        for (int i = 0; i < 15; i++) {
            api.get(Visit.path("preferences"));
        }
        JsonNode app = connector(0);
        int throttled = app.path("throttled").asInt();
        assertThat(throttled).isBetween(5, 7);
        assertThat(app.path("reads").asInt()).isEqualTo(1 + 15 - throttled);
    }

    @Test
    void monthsAndAppsAreCountedApart() {
        visit.api().get(Visit.path("preferences"));
        books.get("preferences");
        books.get("preferences");
        clock.advance(Duration.ofDays(31));
        visit.api().get(Visit.path("preferences"));

        JsonNode months = quickBooks.get("/sandbox/meter").body().path("months");
        assertThat(months).hasSize(2);
        assertThat(connector(0).path("reads").asInt()).isEqualTo(1);
        assertThat(connector(1).path("reads").asInt()).isEqualTo(1);
        assertThat(months.path(1).path("apps").findValuesAsText("app"))
                .containsExactly("sandbox-client", "sandbox-visitor");
        assertThat(months.path(1).path("apps").path(1).path("reads").asInt()).isGreaterThanOrEqualTo(2);
    }

    /// @param month 0 is this one
    private JsonNode connector(int month) {
        for (JsonNode app : quickBooks
                .get("/sandbox/meter")
                .body()
                .path("months")
                .path(month)
                .path("apps")) {
            if (app.path("app").asText().equals("sandbox-client")) {
                return app;
            }
        }
        throw new AssertionError("the connector has not been metered");
    }
}
