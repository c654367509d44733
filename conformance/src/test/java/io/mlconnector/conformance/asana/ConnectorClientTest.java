package io.mlconnector.conformance.asana;

import static io.mlconnector.conformance.asana.AsanaClients.WORKSPACE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.apiclient.ApiResult;
import io.mlconnector.apiclient.JdkApiTransport;
import io.mlconnector.apiclient.TransportSettings;
import io.mlconnector.asana.AsanaClient;
import io.mlconnector.asana.AsanaSettings;
import io.mlconnector.asana.BatchAction;
import io.mlconnector.asana.FieldHolder;
import io.mlconnector.asana.HttpAsanaClient;
import io.mlconnector.asana.Read;
import io.mlconnector.asana.WebhookFilter;
import io.mlconnector.conformance.wire.Control;
import io.mlconnector.conformance.wire.Receiver;
import io.mlconnector.sandbox.Sandbox;
import io.mlconnector.sandbox.SandboxSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Every call of the connector's own client once, so that its requests are judged by Asana's description too.
class ConnectorClientTest {
    private final Receiver receiver = new Receiver("X-Hook-Signature");
    private final Sandbox sandbox = Sandbox.start(SandboxSettings.temporary(""));
    private final JsonNode info = new Control(sandbox.asanaUrl()).info();
    private final AsanaClient client = new HttpAsanaClient(
            AsanaSettings.of(info.path("apiUrl").asText()),
            new JdkApiTransport(new TransportSettings(Duration.ofSeconds(5), Duration.ofSeconds(30), 1_000_000)),
            () -> Optional.of(info.path("accessToken").asText()));

    @AfterEach
    void stop() {
        sandbox.close();
        receiver.close();
    }

    @Test
    void readsAndWritesTasksWithFieldValues() {
        String project = gid(client.createProject("""
                {"data":{"workspace":"%s","name":"Quay 12"}}""".formatted(WORKSPACE)));
        String amount = gid(client.createCustomField("""
                {"data":{"workspace":"%s","name":"Amount","resource_subtype":"number","precision":2}}""".formatted(WORKSPACE)));
        String kind = gid(client.createCustomField("""
                {"data":{"workspace":"%s","name":"Kind","resource_subtype":"enum",
                "enum_options":[{"name":"Bill"}]}}""".formatted(WORKSPACE)));
        String option = gid(client.createEnumOption(kind, "{\"data\":{\"name\":\"Journal\"}}"));
        ok(client.updateEnumOption(option, "{\"data\":{\"name\":\"Journal entry\"}}"));
        ok(client.addCustomFieldSetting(new FieldHolder.OfProject(project), amount));
        ok(client.addCustomFieldSetting(new FieldHolder.OfProject(project), kind));
        ok(client.listCustomFieldSettings(new FieldHolder.OfProject(project)));
        ok(client.listCustomFields(WORKSPACE));
        ok(client.fetchCustomField(kind));

        String task = gid(client.createTask("""
                {"data":{"projects":["%s"],"name":"Timber","external":{"gid":"qb/Bill/7"},
                "custom_fields":{"%s":120.5,"%s":"%s"}}}""".formatted(project, amount, kind, option)));
        String other =
                gid(client.createTask("{\"data\":{\"projects\":[\"%s\"],\"name\":\"Stone\"}}".formatted(project)));
        ok(client.updateTask(
                task, "{\"data\":{\"due_on\":\"2026-12-24\",\"custom_fields\":{\"%s\":null}}}".formatted(amount)));
        ok(client.createStory(task, "Approved & filed"));

        assertThat(ok(client.fetchTaskByExternal("qb/Bill/7"))
                        .data()
                        .path("gid")
                        .asText())
                .isEqualTo(task);
        assertThat(ok(client.listTasks(project, null)).items()).hasSize(2);
        ok(client.listTasks(project, Instant.now().minusSeconds(60)));
        ok(client.listStories(task));
        client.fetchTasks(List.of(task, other)).values().forEach(ConnectorClientTest::ok);
        ok(client.batch(List.of(new BatchAction("get", "/tasks/" + task, null, List.of()))));
        assertThat(client.fetchTask("42")).isInstanceOf(ApiResult.Failed.class);
    }

    @Test
    void readsTheWorkspaceItsProjectsAndPortfolios() {
        ok(client.fetchMe());
        ok(client.listMyMemberships());
        ok(client.listWorkspaces());
        String project = gid(client.createProject("""
                {"data":{"workspace":"%s","name":"Quay 12"}}""".formatted(WORKSPACE)));
        String portfolio = gid(client.createPortfolio("""
                {"data":{"workspace":"%s","name":"All"}}""".formatted(WORKSPACE)));
        ok(client.fetchProject(project));
        ok(client.listProjects(WORKSPACE));
        ok(client.listPortfolios(WORKSPACE));
        ok(client.listPortfolioItems(portfolio));
        ok(client.listCustomFieldSettings(new FieldHolder.OfPortfolio(portfolio)));
    }

    @Test
    void hearsOfChanges() {
        String project = gid(client.createProject("""
                {"data":{"workspace":"%s","name":"Quay 12"}}""".formatted(WORKSPACE)));
        String webhook = ok(client.createWebhook(
                        project, receiver.url(), List.of(new WebhookFilter("task", "changed"))))
                .gid();
        ok(client.createWebhook(WORKSPACE, receiver.url(), List.of(new WebhookFilter("project", "added"))));
        ok(client.listWebhooks(WORKSPACE));
        ok(client.deleteWebhook(webhook));
        ok(client.fetchEvents(project, null));
    }

    private static <T> T ok(ApiResult<T> result) {
        return switch (result) {
            case ApiResult.Ok<T>(var value, var _) -> value;
            case ApiResult.Failed<T> failed -> throw new AssertionError(failed.failure());
        };
    }

    private static String gid(ApiResult<Read> result) {
        return ok(result).data().path("gid").asText();
    }
}
