package io.mlconnector.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.console.HealthBoard.Check;
import io.mlconnector.console.HealthBoard.Part;
import io.mlconnector.contracts.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class HealthReportTest {
    private static final JsonNode ALL = json("""
            {"status": "DOWN", "checks": [
              {"name": "console: topics", "status": "UP", "data": {"entries": 7, "detail": "The console follows."}},
              {"name": "writers", "status": "DOWN", "data": {
                  "asana-writer": "Works.", "qbo-writer": "Loads its ledger."}},
              {"name": "Kafka Streams topics health check", "status": "UP", "data": {"available_topics": "links"}},
              {"name": "SmallRye Reactive Messaging - readiness check", "status": "DOWN", "data": {
                  "ingest-quickbooks": "[OK]", "enrich-changes": "[KO] - no broker"}}
            ]}""");

    @Test
    void givesEachServiceOfOneProcessItsOwnChecks() {
        List<Part> parts = HealthReport.ofAll(ALL);

        assertThat(parts)
                .extracting(Part::name)
                .containsExactly(
                        "ingest-service", "enrich-service", "asana-writer", "qbo-writer", "console", "all services");
        assertThat(part(parts, "console").checks()).containsExactly(new Check("topics", "UP", "The console follows."));
        assertThat(part(parts, "qbo-writer").checks())
                .containsExactly(new Check("commands", "DOWN", "Loads its ledger."));
        assertThat(part(parts, "enrich-service").status()).isEqualTo("UP");
        assertThat(part(parts, "all services").status()).isEqualTo("DOWN");
    }

    @Test
    void saysWhatAFrameworksCheckMeansInASentence() {
        assertThat(part(HealthReport.ofAll(ALL), "all services").checks())
                .extracting(Check::detail)
                .containsExactly("It does not work: ingest-quickbooks, enrich-changes is broken: no broker.");
        assertThat(part(HealthReport.ofAll(ALL), "enrich-service").checks())
                .extracting(Check::detail)
                .containsExactly("All its topics exist.");
    }

    @Test
    void takesTheWholeReportOfAServiceThatRunsByItself() {
        Part part = HealthReport.ofService("qbo-writer", json("""
                {"status": "DOWN", "checks": [
                  {"name": "tokens", "status": "DOWN", "data": {"reason": "Reconnect"}},
                  {"name": "writers", "status": "UP", "data": {"qbo-writer": "Works."}}]}"""));

        assertThat(part.status()).isEqualTo("DOWN");
        assertThat(part.detail()).isEqualTo("At least one check is down.");
        assertThat(part.checks())
                .containsExactly(new Check("tokens", "DOWN", "Reconnect."), new Check("commands", "UP", "Works."));
    }

    @Test
    void knowsWhoseTheMessageChannelsAreByTheirNames() {
        List<Part> parts = HealthReport.ofAll(json("""
                {"status": "UP", "checks": [
                  {"name": "enrich-service: both sides are read", "status": "UP", "data": {
                      "QuickBooks": "Read, and followed.", "Asana": "Read, and followed."}},
                  {"name": "SmallRye Reactive Messaging - readiness check", "status": "UP", "data": {
                      "enrich-asana-changes": "[OK]"}}]}"""));

        assertThat(part(parts, "enrich-service").checks())
                .containsExactly(
                        new Check(
                                "both sides are read",
                                "UP",
                                "QuickBooks: Read, and followed. Asana: Read, and followed."),
                        new Check("message channels", "UP", "It works: enrich-asana-changes."));
        assertThat(parts).extracting(Part::name).doesNotContain("all services");
    }

    @Test
    void aWarningIsYellowAndTakesNothingDown() {
        List<Part> parts = HealthReport.ofAll(json("""
                {"status": "UP", "checks": [
                  {"name": "enrich-service: webhooks", "status": "UP", "data": {
                      "QuickBooks": "No webhook came.", "Asana": "All came.", "warning": true}}]}"""));

        assertThat(part(parts, "enrich-service").status()).isEqualTo("UP");
        assertThat(part(parts, "enrich-service").checks())
                .containsExactly(new Check("webhooks", "WARN", "QuickBooks: No webhook came. Asana: All came."));
    }

    private static Part part(List<Part> parts, String name) {
        return parts.stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode json(String text) {
        return Json.read(text.getBytes(UTF_8), JsonNode.class);
    }
}
