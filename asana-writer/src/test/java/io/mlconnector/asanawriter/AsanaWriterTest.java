package io.mlconnector.asanawriter;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// The whole service on a real broker, with an Asana that accepts no token.
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class AsanaWriterTest {

    @Test
    void saysWhatIsMissingWhileCommandsWait() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> given().get("/q/health/ready")
                        .then()
                        .statusCode(503)
                        .body(containsString("asana-writer: Asana"))
                        .body(containsString("needs a person"))
                        .body(containsString("Asana does not accept ASANA_ACCESS_TOKEN"))
                        .body(containsString("Owns the partitions")));
    }

    @Test
    void livesAllTheSame() {
        given().get("/q/health/live").then().statusCode(200);
    }

    @Test
    void standsAsideForAReplayAndComesBack() {
        given().post("/control/asana-writer/pause").then().statusCode(200).body("state", equalTo("paused"));
        given().get("/q/health/ready").then().body(containsString("not assigned"));

        given().post("/control/asana-writer/resume").then().statusCode(200);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> given().get("/q/health/ready").then().body(containsString("Owns the partitions")));
    }
}
