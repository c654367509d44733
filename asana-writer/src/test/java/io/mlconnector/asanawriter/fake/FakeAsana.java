package io.mlconnector.asanawriter.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.apiclient.ApiFailure;
import io.mlconnector.apiclient.ApiResult;
import io.mlconnector.asana.AsanaClient;
import io.mlconnector.asana.BatchAction;
import io.mlconnector.asana.CreatedWebhook;
import io.mlconnector.asana.EventsAnswer;
import io.mlconnector.asana.FieldHolder;
import io.mlconnector.asana.Listing;
import io.mlconnector.asana.Read;
import io.mlconnector.asana.WebhookFilter;
import io.mlconnector.asana.wire.AsanaJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A small Asana in memory. A call can be made to fail before or after it was executed.
public final class FakeAsana implements AsanaClient {
    public static final String WORKSPACE = "100";

    /// `createTask`, `updateTask 1207`, …: every call in its order.
    public final List<String> calls = new ArrayList<>();

    public final Map<String, ObjectNode> tasks = new LinkedHashMap<>();
    public final Map<String, ObjectNode> fields = new LinkedHashMap<>();
    public final Map<String, ObjectNode> projects = new LinkedHashMap<>();
    public final Map<String, ObjectNode> portfolios = new LinkedHashMap<>();
    public final Map<String, ObjectNode> webhooks = new LinkedHashMap<>();
    public final List<String> portfolioItems = new ArrayList<>();
    public final Map<String, List<String>> settings = new HashMap<>();
    public final Map<String, List<String>> stories = new HashMap<>();
    public final List<ObjectNode> workspaces = new ArrayList<>();

    private final Map<String, ApiFailure> before = new HashMap<>();
    private final Map<String, ApiFailure> after = new HashMap<>();
    private final Map<String, ApiFailure> always = new HashMap<>();
    private long nextGid = 1000;
    private Instant now = Instant.parse("2026-11-24T10:00:00Z");

    public FakeAsana() {
        workspaces.add(AsanaJson.object().put("gid", WORKSPACE).put("name", "Studio"));
    }

    /// The next such call is not executed.
    public void refuse(String call, ApiFailure failure) {
        before.put(call, failure);
    }

    /// The next such call is executed, and its answer is lost.
    public void loseAnswer(String call) {
        after.put(call, new ApiFailure.Unknown("the answer was lost"));
    }

    public void refuseAlways(String call, ApiFailure failure) {
        always.put(call, failure);
    }

    public void allow(String call) {
        always.remove(call);
    }

    public long count(String call) {
        return calls.stream().filter(made -> made.startsWith(call)).count();
    }

    @Override
    public ApiResult<Read> fetchMe() {
        return read("fetchMe", AsanaJson.object().put("gid", "5"));
    }

    @Override
    public ApiResult<Listing> listMyMemberships() {
        return list("listMyMemberships", List::of);
    }

    @Override
    public ApiResult<Listing> listWorkspaces() {
        return list("listWorkspaces", () -> workspaces);
    }

    @Override
    public ApiResult<Read> fetchTask(String gid) {
        return read("fetchTask", tasks.get(gid));
    }

    @Override
    public Map<String, ApiResult<Read>> fetchTasks(List<String> gids) {
        Map<String, ApiResult<Read>> results = new LinkedHashMap<>();
        gids.forEach(gid -> results.put(gid, fetchTask(gid)));
        return results;
    }

    @Override
    public ApiResult<Read> fetchTaskByExternal(String externalGid) {
        return read(
                "fetchTaskByExternal",
                tasks.values().stream()
                        .filter(task ->
                                task.path("external").path("gid").asText().equals(externalGid))
                        .findFirst()
                        .orElse(null));
    }

    @Override
    public ApiResult<Listing> listTasks(String projectGid, @Nullable Instant modifiedSince) {
        return list(
                "listTasks",
                () -> tasks.values().stream()
                        .filter(task -> task.path("projects")
                                .path(0)
                                .path("gid")
                                .asText()
                                .equals(projectGid))
                        .toList());
    }

    @Override
    public ApiResult<Read> createTask(String bodyJson) {
        return answer("createTask", "", () -> {
            JsonNode data = data(bodyJson);
            ObjectNode task = object();
            ArrayNode in = task.putArray("projects");
            data.path("projects").forEach(gid -> in.addObject().put("gid", gid.asText()));
            if (data.has("external")) {
                task.set("external", data.path("external"));
            }
            tasks.put(task.path("gid").asText(), task);
            return put(task, data);
        });
    }

    @Override
    public ApiResult<Read> updateTask(String gid, String bodyJson) {
        ObjectNode task = tasks.get(gid);
        return task == null
                ? notFound("updateTask " + gid)
                : answer("updateTask", gid, () -> put(task, data(bodyJson)));
    }

    private ObjectNode put(ObjectNode task, JsonNode data) {
        for (String member : List.of("name", "due_on")) {
            if (data.has(member)) {
                task.set(member, data.path(member));
            }
        }
        ArrayNode values = task.withArray("custom_fields");
        data.path("custom_fields").properties().forEach(entry -> {
            for (int i = values.size() - 1; i >= 0; i--) {
                if (values.path(i).path("gid").asText().equals(entry.getKey())) {
                    values.remove(i);
                }
            }
            ObjectNode value = values.addObject().put("gid", entry.getKey());
            if (fields.containsKey(entry.getKey())
                    && fields.get(entry.getKey())
                            .path("resource_subtype")
                            .asText()
                            .equals("enum")) {
                value.putObject("enum_value").put("gid", entry.getValue().asText());
            } else if (entry.getValue().isNumber()) {
                value.set("number_value", entry.getValue());
            } else {
                value.set("text_value", entry.getValue());
            }
        });
        now = now.plusSeconds(1);
        return task.put("modified_at", now.toString());
    }

    @Override
    public ApiResult<Read> deleteTask(String gid) {
        return tasks.containsKey(gid)
                ? answer("deleteTask", gid, () -> {
                    tasks.remove(gid);
                    stories.remove(gid);
                    return AsanaJson.object();
                })
                : notFound("deleteTask " + gid);
    }

    @Override
    public ApiResult<Listing> listStories(String taskGid) {
        return list("listStories", () -> {
            List<ObjectNode> told = new ArrayList<>();
            for (String text : stories.getOrDefault(taskGid, List.of())) {
                // What Asana itself tells is no comment.
                boolean comment = !text.startsWith("* ");
                told.add(AsanaJson.object()
                        .put("gid", taskGid + told.size())
                        .put("type", comment ? "comment" : "system")
                        .put("resource_subtype", comment ? "comment_added" : text.substring(2))
                        .put("created_at", "2026-11-24T10:00:00.000Z")
                        .put("text", text));
                told.getLast().putObject("created_by").put("gid", "7").put("name", "Mia Chen");
            }
            return told;
        });
    }

    @Override
    public ApiResult<Read> createStory(String taskGid, String text) {
        return answer("createStory", taskGid, () -> {
            stories.computeIfAbsent(taskGid, _ -> new ArrayList<>()).add(text);
            return object();
        });
    }

    @Override
    public ApiResult<Listing> listProjects(String workspaceGid) {
        return list("listProjects", () -> List.copyOf(projects.values()));
    }

    @Override
    public ApiResult<Read> fetchProject(String gid) {
        return read("fetchProject", projects.get(gid));
    }

    @Override
    public ApiResult<Read> createProject(String bodyJson) {
        return answer("createProject", "", () -> keep(projects, data(bodyJson)));
    }

    @Override
    public ApiResult<Listing> listPortfolios(String workspaceGid) {
        return list("listPortfolios", () -> List.copyOf(portfolios.values()));
    }

    @Override
    public ApiResult<Read> createPortfolio(String bodyJson) {
        return answer("createPortfolio", "", () -> keep(portfolios, data(bodyJson)));
    }

    @Override
    public ApiResult<Listing> listPortfolioItems(String portfolioGid) {
        return list(
                "listPortfolioItems",
                () -> portfolioItems.stream()
                        .map(gid -> AsanaJson.object().put("gid", gid))
                        .toList());
    }

    @Override
    public ApiResult<Listing> listCustomFields(String workspaceGid) {
        return list("listCustomFields", () -> List.copyOf(fields.values()));
    }

    @Override
    public ApiResult<Read> fetchCustomField(String gid) {
        return read("fetchCustomField", fields.get(gid));
    }

    @Override
    public ApiResult<Read> createCustomField(String bodyJson) {
        return answer("createCustomField", "", () -> {
            ObjectNode field = keep(fields, data(bodyJson));
            JsonNode wanted = field.remove("enum_options");
            if (wanted != null) {
                ArrayNode options = field.putArray("enum_options");
                wanted.forEach(option -> options.add(
                        object().put("name", option.path("name").asText()).put("enabled", true)));
            }
            return field;
        });
    }

    @Override
    public ApiResult<Listing> listCustomFieldSettings(FieldHolder holder) {
        return list(
                "listCustomFieldSettings",
                () -> settings.getOrDefault(holder.gid(), List.of()).stream()
                        .map(gid -> {
                            ObjectNode setting = object();
                            setting.putObject("custom_field").put("gid", gid);
                            return setting;
                        })
                        .toList());
    }

    @Override
    public ApiResult<Read> addCustomFieldSetting(FieldHolder holder, String fieldGid) {
        return answer("addCustomFieldSetting", holder.gid(), () -> {
            settings.computeIfAbsent(holder.gid(), _ -> new ArrayList<>()).add(fieldGid);
            return AsanaJson.object();
        });
    }

    @Override
    public ApiResult<Read> createEnumOption(String fieldGid, String bodyJson) {
        ObjectNode field = fields.get(fieldGid);
        return field == null
                ? notFound("createEnumOption")
                : answer("createEnumOption", fieldGid, () -> {
                    JsonNode data = data(bodyJson);
                    ObjectNode option = object().put("name", data.path("name").asText())
                            .put("enabled", data.path("enabled").asBoolean(true));
                    field.withArray("enum_options").add(option);
                    return option;
                });
    }

    @Override
    public ApiResult<Read> updateEnumOption(String optionGid, String bodyJson) {
        for (ObjectNode field : fields.values()) {
            for (JsonNode option : field.path("enum_options")) {
                if (option.path("gid").asText().equals(optionGid)) {
                    return answer("updateEnumOption", optionGid, () -> {
                        ObjectNode changed = (ObjectNode) option;
                        data(bodyJson).properties().forEach(entry -> changed.set(entry.getKey(), entry.getValue()));
                        return changed;
                    });
                }
            }
        }
        return notFound("updateEnumOption " + optionGid);
    }

    @Override
    public ApiResult<CreatedWebhook> createWebhook(String resourceGid, String target, List<WebhookFilter> filters) {
        return answer("createWebhook", resourceGid, () -> {
                    ObjectNode webhook =
                            object().put("target", target).put("active", true).put("created_at", now.toString());
                    webhook.putObject("resource").put("gid", resourceGid);
                    webhooks.put(webhook.path("gid").asText(), webhook);
                    return webhook;
                })
                .map(read -> new CreatedWebhook(read.gid(), "secret-of-" + read.gid()));
    }

    @Override
    public ApiResult<Listing> listWebhooks(String workspaceGid) {
        return list("listWebhooks", () -> List.copyOf(webhooks.values()));
    }

    @Override
    public ApiResult<Read> deleteWebhook(String gid) {
        return answer("deleteWebhook", gid, () -> {
            webhooks.remove(gid);
            return AsanaJson.object();
        });
    }

    @Override
    public ApiResult<EventsAnswer> fetchEvents(String resourceGid, @Nullable String sync) {
        return new ApiResult.Ok<>(new EventsAnswer.NewSync("1"), "");
    }

    @Override
    public ApiResult<List<ApiResult<Read>>> batch(List<BatchAction> actions) {
        throw new UnsupportedOperationException();
    }

    private ApiResult<Read> answer(String call, String target, Supplier<ObjectNode> execution) {
        calls.add(target.isEmpty() ? call : call + " " + target);
        ApiFailure failure = always.containsKey(call) ? always.get(call) : before.remove(call);
        if (failure != null) {
            return new ApiResult.Failed<>(failure, "");
        }
        ObjectNode result = execution.get();
        ApiFailure lost = after.remove(call);
        return lost == null
                ? new ApiResult.Ok<>(new Read(result.deepCopy(), now), "")
                : new ApiResult.Failed<>(lost, "");
    }

    private ApiResult<Read> read(String call, @Nullable ObjectNode found) {
        ApiResult<Read> result = answer(call, "", () -> found == null ? AsanaJson.object() : found);
        return result instanceof ApiResult.Ok<Read> && found == null
                ? new ApiResult.Failed<>(new ApiFailure.NotFound(call), "")
                : result;
    }

    private ApiResult<Listing> list(String call, Supplier<List<? extends JsonNode>> items) {
        return answer(call, "", AsanaJson::object).map(_ -> {
            List<JsonNode> copies = new ArrayList<>();
            items.get().forEach(item -> copies.add(item.deepCopy()));
            return new Listing(copies, now);
        });
    }

    private ApiResult<Read> notFound(String call) {
        calls.add(call);
        return new ApiResult.Failed<>(new ApiFailure.NotFound(call), "");
    }

    private ObjectNode keep(Map<String, ObjectNode> place, JsonNode data) {
        ObjectNode created = object();
        data.properties().forEach(entry -> created.set(entry.getKey(), entry.getValue()));
        place.put(created.path("gid").asText(), created);
        return created;
    }

    private ObjectNode object() {
        return AsanaJson.object().put("gid", String.valueOf(nextGid++));
    }

    private static JsonNode data(String bodyJson) {
        return AsanaJson.parse(bodyJson).orElseThrow().path("data");
    }
}
