package io.mlconnector.systemtests.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/// A bookkeeper in QuickBooks and a manager in Asana, with one linked project between them.
final class Company {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String VALUES = "name,due_on,custom_fields.name,custom_fields.number_value,"
            + "custom_fields.text_value,custom_fields.enum_value.name";

    final Api quickbooks;
    final Api asana;
    private final Api quickbooksControl;
    private final Api asanaControl;
    private final Api console;
    private final String realm;
    private final String workspace;
    private final String connectorUser;

    private String project = "";
    String classId = "";

    Company(Map<String, String> ports) throws Exception {
        quickbooksControl = new Api("http://localhost:" + ports.get("SANDBOX_QUICKBOOKS_PORT"), "");
        asanaControl = new Api("http://localhost:" + ports.get("SANDBOX_ASANA_PORT"), "");
        console = new Api("http://localhost:" + ports.get("CONSOLE_PORT"), "");
        JsonNode books = quickbooksControl.get("/sandbox/info");
        JsonNode work = asanaControl.get("/sandbox/info");
        realm = books.path("realmId").asText();
        workspace = work.path("workspaceGid").asText();
        connectorUser = work.path("userGid").asText();
        quickbooks = new Api(
                books.path("apiUrl").asText() + "/v3/company/" + realm,
                books.path("accessToken").asText());
        asana = new Api(work.path("apiUrl").asText(), work.path("managerToken").asText());
    }

    /// A class of its own, a project in the portfolio that is linked to it, with all fields attached.
    void linkProject(String name) throws Exception {
        classId = create("Class", Api.object().put("Name", "Class of " + name))
                .path("Id")
                .asText();
        JsonNode portfolio = eventually(
                "the portfolio",
                () -> first(
                        asana.get("/portfolios?limit=100&workspace=" + workspace + "&owner=" + connectorUser
                                        + "&opt_fields=name")
                                .path("data"),
                        "name",
                        "QuickBooks projects"));
        String owner = "/portfolios/" + portfolio.path("gid").asText();
        String option = option(owner, "Class", "Class of " + name);
        project = asana.post("/projects", data(Api.object().put("name", name).put("workspace", workspace)))
                .path("data")
                .path("gid")
                .asText();
        asana.post(owner + "/addItem", data(Api.object().put("item", project)));
        ObjectNode picks = Api.object();
        picks.put(field(owner, "Class"), option);
        asana.put("/projects/" + project, data(Api.object().set("custom_fields", picks)));
        field("/projects/" + project, "Posting");
        awaitKnown();
    }

    /// The connector has read the project as it is now: what is decided on its tasks is decided with its class.
    private void awaitKnown() {
        Awaitility.await("the project is known as it is")
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(250))
                .ignoreExceptions()
                .until(() -> {
                    String modifiedAt = asana.get("/projects/" + project + "?opt_fields=modified_at")
                            .path("data")
                            .path("modified_at")
                            .asText();
                    return console.get("/api/records/asana/Project/" + project)
                            .toString()
                            .contains("modified at " + Instant.parse(modifiedAt));
                });
    }

    /// The full name of one that a cost can be charged to.
    String expenseAccount() throws Exception {
        return quickbooks
                .get("/query?query=" + Api.encode("select * from Account where AccountType = 'Expense' maxresults 1"))
                .path("QueryResponse")
                .path("Account")
                .path(0)
                .path("FullyQualifiedName")
                .asText();
    }

    /// The values of a cost item.
    Map<String, Object> cost(String vendor, String amount) throws Exception {
        return Map.of("Vendor", vendor, "Account", expenseAccount(), "Amount", new BigDecimal(amount));
    }

    JsonNode createVendor(String name) throws Exception {
        return create("Vendor", Api.object().put("DisplayName", name));
    }

    /// Enters a task in the linked project and marks it ready.
    ///
    /// @param values field name to an option's name, or to a number
    String enterReady(String name, Map<String, Object> values) throws Exception {
        String gid = enter(name, LocalDate.now(ZoneOffset.UTC).plusDays(20), values);
        ready(gid);
        return gid;
    }

    /// Enters a task in the linked project.
    String enter(String name, LocalDate dueOn, Map<String, Object> values) throws Exception {
        ObjectNode task = Api.object().put("name", name).put("due_on", dueOn.toString());
        task.putArray("projects").add(project);
        String gid = asana.post("/tasks", data(task)).path("data").path("gid").asText();
        set(gid, values);
        return gid;
    }

    void set(String task, Map<String, Object> values) throws Exception {
        ObjectNode fields = Api.object();
        for (Map.Entry<String, Object> value : values.entrySet()) {
            String field = field("/projects/" + project, value.getKey());
            if (value.getValue() instanceof BigDecimal number) {
                fields.put(field, number);
            } else {
                fields.put(
                        field,
                        option(
                                "/projects/" + project,
                                value.getKey(),
                                value.getValue().toString()));
            }
        }
        asana.put("/tasks/" + task, data(Api.object().set("custom_fields", fields)));
    }

    void ready(String task) throws Exception {
        set(task, Map.of("Posting", "Ready"));
    }

    /// Somebody adds a choice to a field by hand, which stands for nothing in QuickBooks.
    void addOptionByHand(String fieldName, String option) throws Exception {
        asana.post(
                "/custom_fields/" + field("/projects/" + project, fieldName) + "/enum_options",
                data(Api.object().put("name", option)));
    }

    /// QuickBooks takes its time for the next bill of the connector.
    ///
    /// @return says whether that has begun
    Callable<Boolean> slowDownTheNextBill(Duration pause) throws Exception {
        String id = quickbooksControl
                .post(
                        "/sandbox/faults",
                        Api.object()
                                .put("where", "POST /v3/company/*/bill?**requestid=**")
                                .put("kind", "slow")
                                .put("pause", pause.toString())
                                .put("nth", 1))
                .path("id")
                .asText();
        return () -> quickbooksControl.get("/sandbox/faults/" + id).path("hits").asLong() > 0;
    }

    void closeBooks(String date) throws Exception {
        quickbooksControl.post("/sandbox/close-books", Api.object().put("date", date));
    }

    String realm() {
        return realm;
    }

    /// As a person does on QuickBooks' page of connected apps: all tokens of the connector are dead.
    void disconnect() throws Exception {
        quickbooksControl.post("/sandbox/revoke-grant", Api.object());
    }

    /// Gid of whom the connector works as.
    String connectorUser() {
        return connectorUser;
    }

    /// The connector's access token at Asana ends.
    void letAsanaTokenEnd() throws Exception {
        asanaControl.post("/sandbox/clock", Api.object().put("advance", "PT61M"));
    }

    /// As a person does in Asana's settings: the app may do nothing any more.
    void deauthorizeAsana() throws Exception {
        JsonNode answer =
                asanaControl.post("/sandbox/oauth-deauthorize", Api.object().put("user", connectorUser));
        assertThat(answer.path("revoked").asInt()).isPositive();
    }

    /// @return its gid
    String removeField(String name) throws Exception {
        String gid = field("/projects/" + project, name);
        asana.post(
                "/projects/" + project + "/removeCustomFieldSetting",
                data(Api.object().put("custom_field", gid)));
        return gid;
    }

    void addField(String gid) throws Exception {
        asana.post(
                "/projects/" + project + "/addCustomFieldSetting",
                data(Api.object().put("custom_field", gid)));
    }

    void enableOption(String field, String name, boolean enabled) throws Exception {
        String gid = option("/projects/" + project, field, name);
        asana.put("/enum_options/" + gid, data(Api.object().put("enabled", enabled)));
    }

    void deleteProject() throws Exception {
        asana.delete("/projects/" + project);
    }

    /// Puts a task into the linked project.
    void adopt(String task) throws Exception {
        asana.post("/tasks/" + task + "/addProject", data(Api.object().put("project", project)));
    }

    /// As an accountant does it: the first is gone, and what was its is the other's.
    void merge(String type, String from, String into) throws Exception {
        quickbooksControl.post(
                "/sandbox/merge",
                Api.object().put("type", type).put("from", from).put("into", into));
    }

    /// @param status of the company in QuickBooks: `active`, `lapsed`, …
    void status(String status) throws Exception {
        quickbooksControl.post("/sandbox/company-status", Api.object().put("status", status));
    }

    static ObjectNode rule(String id, String where, String kind) {
        return Api.object().put("id", id).put("where", where).put("kind", kind);
    }

    /// On the QuickBooks side.
    void fault(ObjectNode rule) throws Exception {
        quickbooksControl.post("/sandbox/faults", rule);
    }

    /// How the Asana side behaves, see docs/sandbox.md.
    Api asanaControl() {
        return asanaControl;
    }

    /// Of both sides.
    void advanceClock(Duration by) throws Exception {
        asanaControl.post("/sandbox/clock", Api.object().put("advance", by.toString()));
    }

    /// Asana's webhooks on the linked project.
    List<JsonNode> webhooks() throws Exception {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode webhook : asanaControl.get("/sandbox/webhooks").path("webhooks")) {
            if (webhook.path("resource").path("gid").asText().equals(project)) {
                found.add(webhook);
            }
        }
        return found;
    }

    void deleteTask(String task) throws Exception {
        asana.delete("/tasks/" + task);
    }

    void awaitHits(String rule, int hits) {
        Awaitility.await("hits of " + rule)
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> assertThat(quickbooksControl
                                .get("/sandbox/faults/" + rule)
                                .path("hits")
                                .asInt())
                        .isGreaterThanOrEqualTo(hits));
    }

    void noFaults() throws Exception {
        quickbooksControl.delete("/sandbox/faults");
    }

    void change(String type, String id, ObjectNode changes) throws Exception {
        JsonNode current =
                quickbooks.get("/" + type.toLowerCase(Locale.ROOT) + "/" + id).path(type);
        changes.put("Id", id)
                .put("SyncToken", current.path("SyncToken").asText())
                .put("sparse", true);
        create(type, changes);
    }

    String posting(String task) throws Exception {
        return value(asana.get("/tasks/" + task + "?opt_fields=" + VALUES).path("data"), "Posting");
    }

    List<String> comments(String task) throws Exception {
        List<String> texts = new ArrayList<>();
        for (JsonNode story : asana.get("/tasks/" + task + "/stories?limit=100&opt_fields=text,resource_subtype")
                .path("data")) {
            if (story.path("resource_subtype").asText().equals("comment_added")) {
                texts.add(story.path("text").asText());
            }
        }
        return texts;
    }

    /// The documents whose note leads back to the task.
    List<JsonNode> documents(String type, String task) throws Exception {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode each : quickbooks
                .get("/query?query=" + Api.encode("select * from " + type + " maxresults 1000"))
                .path("QueryResponse")
                .path(type)) {
            if (each.path("PrivateNote").asText().contains("[asana:" + task + " ")) {
                found.add(each);
            }
        }
        return found;
    }

    void awaitPosting(String task, String expected) {
        Awaitility.await("task " + task)
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(250))
                .untilAsserted(() -> assertThat(posting(task)).isEqualTo(expected));
    }

    void awaitOneOf(String task, String... expected) {
        Awaitility.await("task " + task)
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(250))
                .untilAsserted(() -> assertThat(posting(task)).isIn((Object[]) expected));
    }

    private JsonNode create(String type, ObjectNode body) throws Exception {
        return quickbooks.post("/" + type.toLowerCase(Locale.ROOT), body).path(type);
    }

    private String field(String owner, String name) {
        return fieldNode(owner, name).path("gid").asText();
    }

    private JsonNode fieldNode(String owner, String name) {
        return eventually(
                "the field " + name,
                () -> first(
                        asana.get(owner + "/custom_field_settings?limit=100&opt_fields=custom_field.name,"
                                        + "custom_field.enum_options.name")
                                .findValues("custom_field"),
                        "name",
                        name));
    }

    private String option(String owner, String field, String name) {
        return eventually(
                        "the choice " + name,
                        () -> first(fieldNode(owner, field).path("enum_options"), "name", name))
                .path("gid")
                .asText();
    }

    private static Optional<JsonNode> first(Iterable<JsonNode> nodes, String member, String value) {
        for (JsonNode node : nodes) {
            if (node.path(member).asText().equals(value)) {
                return Optional.of(node);
            }
        }
        return Optional.empty();
    }

    private static String value(JsonNode task, String field) {
        return first(task.path("custom_fields"), "name", field)
                .map(found -> found.path("enum_value").path("name").asText(""))
                .orElse("");
    }

    private static ObjectNode data(JsonNode content) {
        ObjectNode body = Api.object();
        body.set("data", content);
        return body;
    }

    private static JsonNode eventually(String what, Callable<Optional<JsonNode>> look) {
        return Awaitility.await(what)
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(250))
                .until(look, Optional::isPresent)
                .orElseThrow();
    }
}
