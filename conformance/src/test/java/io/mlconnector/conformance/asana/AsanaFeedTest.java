package io.mlconnector.conformance.asana;

import static io.mlconnector.conformance.asana.AsanaClients.WORKSPACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.asana.Client;
import com.asana.errors.ForbiddenError;
import com.asana.errors.InvalidTokenError;
import com.asana.errors.NotFoundError;
import com.asana.models.Event;
import com.asana.models.Project;
import com.asana.models.ResultBodyCollection;
import com.asana.models.Webhook;
import io.mlconnector.conformance.wire.Receiver;
import io.mlconnector.sandbox.Sandbox;
import io.mlconnector.sandbox.SandboxSettings;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The two change feeds, with Asana's Java client.
class AsanaFeedTest {
    private final Receiver receiver = new Receiver("X-Hook-Signature");
    private final Sandbox sandbox = Sandbox.start(SandboxSettings.temporary(""));
    private final Client client = AsanaClients.connect(sandbox.asanaUrl());
    private String project = "";

    @BeforeEach
    void project() throws IOException {
        Project created = client.projects
                .createProjectForWorkspace(WORKSPACE)
                .data("name", "Quay 12")
                .execute();
        project = created.gid;
    }

    @AfterEach
    void stop() {
        sandbox.close();
        receiver.close();
    }

    @Test
    void theFirstCallForEventsIsRefusedWithATokenThatThenWorks() throws IOException {
        InvalidTokenError refused = catchThrowableOfType(
                InvalidTokenError.class, () -> client.events.get(project).executeRaw());
        assertThat(refused.sync).isNotBlank();

        task("Timber");
        ResultBodyCollection<Event> events =
                client.events.get(project, refused.sync).executeRaw();

        assertThat(events.sync).isNotBlank().isNotEqualTo(refused.sync);
        assertThat(events.hasMore).isFalse();
        assertThat(events.data)
                .extracting(event -> event.action + " " + event.resource.resourceType)
                .contains("added task");
        assertThat(events.data).allSatisfy(event -> assertThat(event.createdAt).isNotNull());
    }

    @Test
    void aWebhookShakesHandsDeliversAndEnds() throws IOException {
        Webhook webhook = create();
        assertThat(webhook.gid).matches("[0-9]+");
        assertThat(webhook.target).isEqualTo(receiver.url());
        assertThat(receiver.secrets()).hasSize(1);

        task("Timber");
        await().until(() -> receiver.deliveries().stream()
                .anyMatch(delivery -> delivery.body().contains("\"task\"")));

        assertThatThrownBy(this::create).isInstanceOf(ForbiddenError.class);
        List<Webhook> known = client.webhooks.getWebhooks(project, WORKSPACE).execute();
        assertThat(known).extracting(hook -> hook.gid).containsExactly(webhook.gid);
        assertThat(client.webhooks.getWebhook(webhook.gid).execute().lastSuccessAt)
                .isNotNull();
        client.webhooks.deleteWebhook(webhook.gid).execute();
        assertThatThrownBy(() -> client.webhooks.getWebhook(webhook.gid).execute())
                .isInstanceOf(NotFoundError.class);
    }

    private Webhook create() throws IOException {
        return client.webhooks
                .createWebhook()
                .data("resource", project)
                .data("target", receiver.url())
                .execute();
    }

    private void task(String name) throws IOException {
        client.tasks
                .createTask()
                .data("projects", List.of(project))
                .data("name", name)
                .execute();
    }
}
