package io.mlconnector.qbowriter;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.mlconnector.contracts.LedgerEntryV1;
import io.mlconnector.contracts.LinkV1;
import io.mlconnector.contracts.QboCommandV1;
import io.mlconnector.contracts.Topics;
import io.mlconnector.domain.command.QboCommand.PostBill;
import io.mlconnector.serviceruntime.config.ConnectorSettings;
import io.mlconnector.serviceruntime.kafka.Message;
import io.mlconnector.serviceruntime.kafka.TopicPublisher;
import io.mlconnector.serviceruntime.kafka.TopicTable;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// The whole service on a real broker, from a command to a document and back.
@QuarkusTest
@QuarkusTestResource(QuickBooksOnThisMachine.class)
class QboWriterTest {
    Map<String, Object> shared = Map.of();

    @Inject
    ConnectorSettings settings;

    @Test
    void connectsByItselfAndPostsEachCommandOnce() throws InterruptedException {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> given().get("/q/health/ready")
                        .then()
                        .statusCode(200)
                        .body(containsString("qbo-writer: QuickBooks"))
                        .body(containsString("Connected to the company Studio")));
        PostBill bill = Commands.bill("120.50");
        QboCommandV1 command = QboCommandV1.of(Commands.REALM, bill);

        try (TopicPublisher publisher =
                        new TopicPublisher(settings.bootstrapServers(), "enrich-service", Clock.systemUTC());
                TopicTable<LedgerEntryV1> ledger =
                        new TopicTable<>(settings.bootstrapServers(), Topics.QUICKBOOKS_LEDGER, LedgerEntryV1.class);
                TopicTable<LinkV1> links = new TopicTable<>(settings.bootstrapServers(), Topics.LINKS, LinkV1.class)) {
            for (int i = 0; i < 3; i++) {
                publisher.publish(new Message(
                        Topics.QUICKBOOKS_COMMANDS,
                        Commands.REALM + "/" + bill.pair(),
                        command,
                        "connector.quickbooks.command.decided.v1",
                        Instant.now(),
                        null));
            }

            assertThat(ledger.await(
                            bill.key().value(),
                            entry -> entry.state() == LedgerEntryV1.State.DONE,
                            Duration.ofSeconds(20)))
                    .hasValueSatisfying(entry -> {
                        assertThat(entry.vendorId()).isEqualTo("1043");
                        assertThat(entry.attempts()).isEqualTo(1);
                    });
            assertThat(links.await(Commands.REALM + "/Bill/1043/origin", _ -> true, Duration.ofSeconds(5)))
                    .isPresent();
        }
        given().get("/q/metrics").then().body(containsString("mlc_posting_differences_total 0.0"));
        given().post("/control/qbo-writer/pause").then().statusCode(200);
        given().post("/control/qbo-writer/resume").then().statusCode(200);
        for (String deed : List.of("pause", "resume")) {
            given().header("Origin", "https://stranger.example")
                    .post("/control/qbo-writer/" + deed)
                    .then()
                    .statusCode(403);
        }
        assertThat((List<?>) Objects.requireNonNull(shared.get("documents"))).hasSize(1);
    }
}
