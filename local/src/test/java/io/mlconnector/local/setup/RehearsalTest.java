package io.mlconnector.local.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.apiclient.JdkApiTransport;
import io.mlconnector.apiclient.TransportSettings;
import io.mlconnector.asana.AsanaSettings;
import io.mlconnector.asana.HttpAsanaClient;
import io.mlconnector.asanawriter.provision.ConnectionStore;
import io.mlconnector.asanawriter.provision.Provisioned;
import io.mlconnector.asanawriter.provision.Provisioner;
import io.mlconnector.contracts.ConnectionV1;
import io.mlconnector.contracts.Json;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.domain.work.Directory;
import io.mlconnector.domain.work.Field;
import io.mlconnector.sandbox.Sandbox;
import io.mlconnector.sandbox.SandboxCredentials;
import io.mlconnector.sandbox.SandboxSettings;
import io.mlconnector.serviceruntime.config.Secret;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RehearsalTest {
    private static final SandboxCredentials CREDENTIALS = SandboxCredentials.DEFAULT;

    private final Sandbox sandbox = Sandbox.start(SandboxSettings.temporary(""));
    private final JdkApiTransport transport = new JdkApiTransport(TransportSettings.DEFAULT);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void emptyWorkspaceGetsEverythingAndTheRehearsalWritesNothing() throws Exception {
        int before = writes();

        assertThat(rehearse(CREDENTIALS.asanaWorkspace())).isInstanceOfSatisfying(Rehearsal.Plan.Ready.class, plan -> {
            assertThat(plan.deeds())
                    .filteredOn(deed -> deed.what().equals("custom field"))
                    .extracting(Deed::name)
                    .hasSize(Field.values().length)
                    .contains("Vendor", "Amount", "Posting");
            assertThat(plan.deeds())
                    .filteredOn(deed -> deed.what().equals("project"))
                    .hasSize(Directory.values().length);
            assertThat(plan.deeds())
                    .contains(
                            new Deed("portfolio", Directory.PORTFOLIO, ""),
                            new Deed("field on", "Class", Directory.PORTFOLIO),
                            new Deed("field on", "Email", "QuickBooks vendors"));
            assertThat(plan.portfolio()).isTrue();
        });
        assertThat(writes()).isEqualTo(before);
    }

    @Test
    void whatWasSetUpIsFoundAgain() {
        assertThat(provision()).isInstanceOf(Provisioned.Ready.class);

        assertThat(rehearse(CREDENTIALS.asanaWorkspace()))
                .isInstanceOfSatisfying(
                        Rehearsal.Plan.Ready.class,
                        plan -> assertThat(plan.deeds()).isEmpty());
    }

    @Test
    void planWithoutCustomFieldsIsHeldWithTheReason() throws Exception {
        post("switches", "{\"paid\":false}");

        assertThat(rehearse(CREDENTIALS.asanaWorkspace()))
                .isInstanceOfSatisfying(
                        Rehearsal.Plan.Held.class,
                        held -> assertThat(held.why()).contains("not in this Asana plan"));
    }

    private Rehearsal.Plan rehearse(String workspace) {
        return new Rehearsal(transport)
                .run(
                        URI.create(sandbox.asanaUrl() + "/api/1.0"),
                        new Secret(CREDENTIALS.asanaToken()),
                        Optional.of(workspace),
                        CREDENTIALS.realmId(),
                        Optional.empty());
    }

    /// As asana-writer does.
    private Provisioned provision() {
        ConnectionStore forgetful = new ConnectionStore() {
            @Override
            public Optional<ConnectionV1> find(ConnectionId connection) {
                return Optional.empty();
            }

            @Override
            public void publish(ConnectionV1 connection) {}
        };
        HttpAsanaClient client = new HttpAsanaClient(
                AsanaSettings.of(sandbox.asanaUrl() + "/api/1.0"),
                transport,
                () -> Optional.of(CREDENTIALS.asanaToken()));
        return new Provisioner(client, forgetful, Optional.of(CREDENTIALS.asanaWorkspace()))
                .run(new ConnectionId(CREDENTIALS.realmId()));
    }

    private int writes() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            JsonNode all = Json.mapper()
                    .readTree(client.send(
                                    HttpRequest.newBuilder(URI.create(sandbox.asanaUrl() + "/sandbox/writes"))
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .body());
            return all.toString().length();
        }
    }

    private void post(String control, String body) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            client.send(
                    HttpRequest.newBuilder(URI.create(sandbox.asanaUrl() + "/sandbox/" + control))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
        }
    }
}
