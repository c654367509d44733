package io.mlconnector.asana;

import static io.mlconnector.asana.AsanaCalls.encode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.apiclient.AccessTokenSource;
import io.mlconnector.apiclient.ApiFailure;
import io.mlconnector.apiclient.ApiResult;
import io.mlconnector.apiclient.ApiTransport;
import io.mlconnector.asana.AsanaCalls.Answer;
import io.mlconnector.asana.webhook.AsanaEvent;
import io.mlconnector.asana.wire.AsanaErrors;
import io.mlconnector.asana.wire.AsanaJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// [AsanaClient] over Asana's REST API, version 1.0.
public final class HttpAsanaClient implements AsanaClient {
    private final AsanaCalls calls;

    public HttpAsanaClient(AsanaSettings settings, ApiTransport transport, AccessTokenSource tokens) {
        this.calls = new AsanaCalls(settings, transport, tokens);
    }

    @Override
    public ApiResult<Read> fetchMe() {
        return calls.get("/users/me", OptFields.USER);
    }

    @Override
    public ApiResult<Listing> listMyMemberships() {
        return calls.list("/users/me/workspace_memberships", Map.of(), OptFields.MEMBERSHIP);
    }

    @Override
    public ApiResult<Listing> listWorkspaces() {
        return calls.list("/workspaces", Map.of(), OptFields.NAMED);
    }

    @Override
    public ApiResult<Read> fetchTask(String gid) {
        return calls.get("/tasks/" + encode(gid), OptFields.TASK);
    }

    @Override
    public Map<String, ApiResult<Read>> fetchTasks(List<String> gids) {
        Map<String, ApiResult<Read>> results = new LinkedHashMap<>();
        List<String> distinct = gids.stream().distinct().toList();
        for (int from = 0; from < distinct.size(); from += MAX_BATCH) {
            List<String> some = distinct.subList(from, Math.min(from + MAX_BATCH, distinct.size()));
            if (some.size() == 1) {
                results.put(some.getFirst(), fetchTask(some.getFirst()));
                continue;
            }
            List<BatchAction> actions = some.stream()
                    .map(gid -> new BatchAction("get", "/tasks/" + encode(gid), null, OptFields.TASK))
                    .toList();
            switch (batch(actions)) {
                case ApiResult.Ok<List<ApiResult<Read>>>(var answers, var _) -> {
                    for (int i = 0; i < some.size(); i++) {
                        results.put(some.get(i), answers.get(i));
                    }
                }
                case ApiResult.Failed<List<ApiResult<Read>>> failed ->
                    some.forEach(gid -> results.put(gid, isRefused(failed.failure()) ? fetchTask(gid) : failed.cast()));
            }
        }
        return results;
    }

    /// Whether the batch was refused as a batch: that says nothing about the tasks in it.
    private static boolean isRefused(ApiFailure failure) {
        return switch (failure) {
            case ApiFailure.Forbidden _, ApiFailure.NotFound _, ApiFailure.StaleVersion _, ApiFailure.Rejected _ ->
                true;
            case ApiFailure.Unreachable _,
                    ApiFailure.Unknown _,
                    ApiFailure.RateLimited _,
                    ApiFailure.Unauthorized _,
                    ApiFailure.ServerError _ -> false;
        };
    }

    @Override
    public ApiResult<Read> fetchTaskByExternal(String externalGid) {
        return calls.get("/tasks/external:" + encode(externalGid), OptFields.TASK);
    }

    @Override
    public ApiResult<Listing> listTasks(String projectGid, @Nullable Instant modifiedSince) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("project", projectGid);
        if (modifiedSince != null) {
            query.put("modified_since", modifiedSince.toString());
        }
        return calls.list("/tasks", query, OptFields.TASK);
    }

    @Override
    public ApiResult<Read> createTask(String bodyJson) {
        return calls.write("POST", "/tasks", OptFields.TASK, bodyJson);
    }

    @Override
    public ApiResult<Read> updateTask(String gid, String bodyJson) {
        return calls.write("PUT", "/tasks/" + encode(gid), OptFields.TASK, bodyJson);
    }

    @Override
    public ApiResult<Read> deleteTask(String gid) {
        return calls.send("DELETE", "/tasks/" + encode(gid), Map.of(), null).then(Answer::object);
    }

    @Override
    public ApiResult<Listing> listStories(String taskGid) {
        return calls.list("/tasks/" + encode(taskGid) + "/stories", Map.of(), OptFields.STORY);
    }

    @Override
    public ApiResult<Read> createStory(String taskGid, String text) {
        return calls.write(
                "POST",
                "/tasks/" + encode(taskGid) + "/stories",
                OptFields.STORY,
                AsanaJson.body(data -> data.put("text", text)));
    }

    @Override
    public ApiResult<Listing> listProjects(String workspaceGid) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("workspace", workspaceGid);
        query.put("archived", "false");
        return calls.list("/projects", query, OptFields.PROJECT);
    }

    @Override
    public ApiResult<Read> fetchProject(String gid) {
        return calls.get("/projects/" + encode(gid), OptFields.PROJECT);
    }

    @Override
    public ApiResult<Read> createProject(String bodyJson) {
        return calls.write("POST", "/projects", OptFields.PROJECT, bodyJson);
    }

    @Override
    public ApiResult<Listing> listPortfolios(String workspaceGid) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("workspace", workspaceGid);
        query.put("owner", "me");
        return calls.list("/portfolios", query, OptFields.NAMED);
    }

    @Override
    public ApiResult<Read> createPortfolio(String bodyJson) {
        return calls.write("POST", "/portfolios", OptFields.NAMED, bodyJson);
    }

    @Override
    public ApiResult<Listing> listPortfolioItems(String portfolioGid) {
        return calls.list("/portfolios/" + encode(portfolioGid) + "/items", Map.of(), OptFields.PROJECT);
    }

    @Override
    public ApiResult<Listing> listCustomFields(String workspaceGid) {
        return calls.list("/workspaces/" + encode(workspaceGid) + "/custom_fields", Map.of(), OptFields.CUSTOM_FIELD);
    }

    @Override
    public ApiResult<Read> fetchCustomField(String gid) {
        return calls.get("/custom_fields/" + encode(gid), OptFields.CUSTOM_FIELD);
    }

    @Override
    public ApiResult<Read> createCustomField(String bodyJson) {
        return calls.write("POST", "/custom_fields", OptFields.CUSTOM_FIELD, bodyJson);
    }

    @Override
    public ApiResult<Listing> listCustomFieldSettings(FieldHolder holder) {
        return calls.list(path(holder) + "/custom_field_settings", Map.of(), OptFields.SETTING);
    }

    @Override
    public ApiResult<Read> addCustomFieldSetting(FieldHolder holder, String fieldGid) {
        return calls.send(
                        "POST",
                        path(holder) + "/addCustomFieldSetting",
                        Map.of(),
                        AsanaJson.body(data -> data.put("custom_field", fieldGid)))
                .then(Answer::object);
    }

    @Override
    public ApiResult<Read> createEnumOption(String fieldGid, String bodyJson) {
        return calls.write("POST", "/custom_fields/" + encode(fieldGid) + "/enum_options", OptFields.OPTION, bodyJson);
    }

    @Override
    public ApiResult<Read> updateEnumOption(String optionGid, String bodyJson) {
        return calls.write("PUT", "/enum_options/" + encode(optionGid), OptFields.OPTION, bodyJson);
    }

    @Override
    public ApiResult<CreatedWebhook> createWebhook(String resourceGid, String target, List<WebhookFilter> filters) {
        String body = AsanaJson.body(data -> {
            data.put("resource", resourceGid);
            data.put("target", target);
            if (!filters.isEmpty()) {
                ArrayNode list = data.putArray("filters");
                filters.forEach(filter -> list.addObject()
                        .put("resource_type", filter.resourceType())
                        .put("action", filter.action()));
            }
        });
        return calls.send("POST", "/webhooks", Map.of(), body).then(answer -> {
            JsonNode root = answer.body();
            String gid = root == null ? "" : root.path("data").path("gid").asText();
            String secret = root == null ? "" : root.path("X-Hook-Secret").asText();
            return answer.isSuccess() && !gid.isEmpty() && !secret.isEmpty()
                    ? new ApiResult.Ok<>(new CreatedWebhook(gid, secret), answer.traceId())
                    : answer.failed();
        });
    }

    @Override
    public ApiResult<Listing> listWebhooks(String workspaceGid) {
        return calls.list("/webhooks", Map.of("workspace", workspaceGid), OptFields.WEBHOOK);
    }

    @Override
    public ApiResult<Read> deleteWebhook(String gid) {
        return calls.send("DELETE", "/webhooks/" + encode(gid), Map.of(), null).then(Answer::object);
    }

    @Override
    public ApiResult<EventsAnswer> fetchEvents(String resourceGid, @Nullable String sync) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("resource", resourceGid);
        if (sync != null) {
            query.put("sync", sync);
        }
        return calls.send("GET", "/events", query, null).then(HttpAsanaClient::events);
    }

    private static ApiResult<EventsAnswer> events(Answer answer) {
        JsonNode root = answer.body();
        String sync = root == null ? "" : root.path("sync").asText();
        if (root != null && answer.response().status() == 412 && !sync.isEmpty()) {
            return new ApiResult.Ok<>(new EventsAnswer.NewSync(sync), answer.traceId());
        }
        if (root == null
                || !answer.isSuccess()
                || sync.isEmpty()
                || !root.path("data").isArray()) {
            return answer.failed();
        }
        List<AsanaEvent> events = new ArrayList<>();
        root.path("data").forEach(event -> AsanaEvent.read(event).ifPresent(events::add));
        return new ApiResult.Ok<>(
                new EventsAnswer.Events(events, sync, root.path("has_more").asBoolean()), answer.traceId());
    }

    @Override
    public ApiResult<List<ApiResult<Read>>> batch(List<BatchAction> actions) {
        if (actions.isEmpty() || actions.size() > MAX_BATCH) {
            throw new IllegalArgumentException("a batch has 1 to " + MAX_BATCH + " actions: " + actions.size());
        }
        String body = AsanaJson.body(data -> {
            ArrayNode list = data.putArray("actions");
            actions.forEach(action -> put(list.addObject(), action));
        });
        return calls.send("POST", "/batch", Map.of(), body).then(answer -> {
            JsonNode items = answer.body() == null
                    ? null
                    : answer.body().isArray() ? answer.body() : answer.body().path("data");
            if (!answer.isSuccess() || items == null || !items.isArray() || items.size() != actions.size()) {
                return answer.failed();
            }
            List<ApiResult<Read>> results = new ArrayList<>();
            for (int i = 0; i < actions.size(); i++) {
                results.add(item(actions.get(i), items.get(i), answer));
            }
            return new ApiResult.Ok<>(List.copyOf(results), answer.traceId());
        });
    }

    private static void put(ObjectNode item, BatchAction action) {
        item.put("relative_path", action.path());
        item.put("method", action.method());
        if (action.data() != null) {
            item.set("data", action.data());
        }
        if (!action.fields().isEmpty()) {
            ArrayNode fields = item.putObject("options").putArray("fields");
            action.fields().forEach(fields::add);
        }
    }

    private static ApiResult<Read> item(BatchAction action, JsonNode item, Answer answer) {
        int status = item.path("status_code").asInt();
        JsonNode data = item.path("body").path("data");
        if (status >= 200 && status < 300 && data.isObject()) {
            return new ApiResult.Ok<>(new Read(data, answer.readAt()), answer.traceId());
        }
        String request = action.method() + " " + action.path();
        ApiFailure failure = status >= 300
                ? AsanaErrors.failure(
                        request,
                        status,
                        item.path("body"),
                        Optional.ofNullable(
                                item.path("headers").path("Retry-After").textValue()))
                : new ApiFailure.Unknown(request + ": " + status + " in an unexpected form");
        return new ApiResult.Failed<>(failure, answer.traceId());
    }

    private static String path(FieldHolder holder) {
        return switch (holder) {
            case FieldHolder.OfProject(var gid) -> "/projects/" + encode(gid);
            case FieldHolder.OfPortfolio(var gid) -> "/portfolios/" + encode(gid);
        };
    }
}
