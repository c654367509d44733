package io.mlconnector.chaos.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The firm: what its people do in QuickBooks and in Asana. Every deed is found again by a name of its own, so that a
/// failed call can be repeated without doing it twice.
public final class Company {
    private static final Duration SOON = Duration.ofMinutes(3);
    private static final String COST_VENDOR = "Chaos Vendor ";
    /// Each bill moves its vendor's balance, and what is written too often rests for ten minutes.
    private static final int VENDORS = 60;
    private static final String DUE = "2027-01-15";

    private final Api quickBooks;
    private final Api asana;
    private final String realm;
    private final String workspace;
    private final String connector;
    private final Map<String, String> fields = new HashMap<>();
    private final Map<Integer, Cost> costs = new LinkedHashMap<>();
    private final Seconds seconds;
    private String project = "";
    private final List<String> vendorOptions = new ArrayList<>();
    private String accountOption = "";
    private String readyOption = "";

    /// A cost that was entered and set to Ready.
    ///
    /// @param approved the amounts with which it was, the first one first
    /// @param there what the accountant made of it in QuickBooks; null where nobody did
    public record Cost(
            int number,
            String task,
            List<BigDecimal> approved,
            @Nullable BigDecimal there) {
        public Cost {
            approved = List.copyOf(approved);
        }

        public Cost(int number, String task, BigDecimal amount) {
            this(number, task, List.of(amount), null);
        }

        public Cost approvedWith(BigDecimal amount) {
            return new Cost(
                    number,
                    task,
                    Stream.concat(approved.stream(), Stream.of(amount)).toList(),
                    there);
        }

        public Cost changedThere(BigDecimal amount) {
            return new Cost(number, task, approved, amount);
        }
    }

    /// @param quickBooksInfo `/sandbox/info` of each side
    public Company(JsonNode quickBooksInfo, JsonNode asanaInfo) {
        this.realm = quickBooksInfo.path("realmId").asText();
        this.quickBooks = new Api(
                quickBooksInfo.path("apiUrl").asText() + "/v3/company/" + realm,
                quickBooksInfo.path("accessToken").asText());
        this.asana = new Api(
                asanaInfo.path("apiUrl").asText(),
                asanaInfo.path("managerToken").asText());
        this.workspace = asanaInfo.path("workspaceGid").asText();
        this.connector = asanaInfo.path("userGid").asText();
        this.seconds = new Seconds(
                this,
                new Api(
                        asanaInfo.path("apiUrl").asText(),
                        asanaInfo.path("accessToken").asText()));
    }

    public Api quickBooks() {
        return quickBooks;
    }

    public Api asana() {
        return asana;
    }

    public String workspace() {
        return workspace;
    }

    public String project() {
        return project;
    }

    /// In the order in which they were entered.
    public Map<Integer, Cost> costs() {
        synchronized (costs) {
            return new LinkedHashMap<>(costs);
        }
    }

    /// A class, a vendor, a linked project with its fields: all that a cost needs.
    public void open() throws InterruptedException {
        named("Class", "Chaos", Api.object().put("Name", "Chaos"), "Name");
        for (int i = 0; i < VENDORS; i++) {
            vendor(COST_VENDOR + i);
        }
        String account = Patience.until(
                "an expense account",
                SOON,
                () -> query("Account").stream()
                        .filter(each -> each.path("AccountType").asText().equals("Expense"))
                        .map(each -> each.path("FullyQualifiedName").asText())
                        .findFirst());
        String portfolio = Patience.until("the portfolio", SOON, this::portfolio);
        String classOption = option("portfolios/" + portfolio, "Class", "Chaos");
        String classField = field("portfolios/" + portfolio, "Class");
        project = Patience.until("the project", SOON, () -> {
            Optional<String> found = named("/projects?limit=100&workspace=" + workspace + "&opt_fields=name", "Chaos");
            return found.isPresent()
                    ? found
                    : Optional.of(asana.post("/projects", data("name", "Chaos", "workspace", workspace))
                            .path("data")
                            .path("gid")
                            .asText());
        });
        Patience.until("the project in the portfolio", SOON, () -> {
            asana.post("/portfolios/" + portfolio + "/addItem", data("item", project));
            ObjectNode body = Api.object();
            body.putObject("data").putObject("custom_fields").put(classField, classOption);
            asana.put("/projects/" + project, body);
            return Optional.of(true);
        });
        for (int i = 0; i < VENDORS; i++) {
            vendorOptions.add(option("projects/" + project, "Vendor", COST_VENDOR + i));
        }
        accountOption = option("projects/" + project, "Account", account);
        readyOption = option("projects/" + project, "Posting", "Ready");
        for (String name : new String[] {"Vendor", "Account", "Amount", "Posting"}) {
            fields.put(name, field("projects/" + project, name));
        }
    }

    /// Enters a cost as one task, once.
    public void enterCost(int number, int cents) throws InterruptedException {
        String name = "Cost " + number + ".";
        BigDecimal amount = BigDecimal.valueOf(cents, 2);
        ObjectNode body = Api.object();
        ObjectNode task = body.putObject("data");
        task.put("name", name).put("due_on", DUE).putArray("projects").add(project);
        task.putObject("custom_fields")
                .put(fields.get("Vendor"), vendorOptions.get(number % VENDORS))
                .put(fields.get("Account"), accountOption)
                .put(fields.get("Amount"), amount)
                .put(fields.get("Posting"), readyOption);
        String gid = once(
                "task " + name,
                () -> task(name),
                () -> asana.post("/tasks", body).path("data").path("gid").asText());
        synchronized (costs) {
            costs.put(number, new Cost(number, gid, amount));
        }
    }

    /// Gives a cost another amount and sets it to Ready again, whether it is posted by then or not.
    public void changeCost(int number, int cents) throws InterruptedException {
        Cost cost = Patience.until("cost " + number, SOON, () -> Optional.ofNullable(costs().get(number)));
        BigDecimal amount = BigDecimal.valueOf(cents, 2);
        ObjectNode body = Api.object();
        body.putObject("data")
                .putObject("custom_fields")
                .put(fields.get("Amount"), amount)
                .put(fields.get("Posting"), readyOption);
        Patience.until("another amount of cost " + number, SOON, () -> {
            if (entered(cost.task()).compareTo(amount) != 0) {
                asana.put("/tasks/" + cost.task(), body);
            }
            return Optional.of(true);
        });
        replace(number, known -> known.approvedWith(amount));
    }

    private BigDecimal entered(String task) throws Api.FailedException, InterruptedException {
        for (JsonNode field : asana.get("/tasks/" + task + "?opt_fields=custom_fields.name,custom_fields.number_value")
                .path("data")
                .path("custom_fields")) {
            if (field.path("name").asText().equals("Amount")) {
                return field.path("number_value").decimalValue();
            }
        }
        return BigDecimal.ZERO;
    }

    void replace(int number, UnaryOperator<Cost> change) {
        synchronized (costs) {
            costs.computeIfPresent(number, (_, known) -> change.apply(known));
        }
    }

    /// Makes the vendor, or gives it another telephone number.
    public void changeVendor(int number) throws InterruptedException {
        String name = "Vendor " + number + ".";
        JsonNode vendor = vendor(name);
        Patience.until("a number for " + name, SOON, () -> {
            JsonNode current =
                    quickBooks.get("/vendor/" + vendor.path("Id").asText()).path("Vendor");
            ObjectNode change = Api.object();
            change.put("Id", current.path("Id").asText())
                    .put("SyncToken", current.path("SyncToken").asText())
                    .put("sparse", true)
                    .put("DisplayName", name)
                    .putObject("PrimaryPhone")
                    .put("FreeFormNumber", "(555) 555-0" + (100 + Math.floorMod(System.nanoTime(), 100)));
            quickBooks.post("/vendor", change);
            return Optional.of(true);
        });
    }

    public Seconds seconds() {
        return seconds;
    }

    private JsonNode vendor(String name) throws InterruptedException {
        return named("Vendor", name, Api.object().put("DisplayName", name), "DisplayName");
    }

    private JsonNode named(String type, String name, ObjectNode body, String property) throws InterruptedException {
        Patience.Attempt<Optional<JsonNode>> find = () -> first(quickBooks
                .get("/query?query=" + Api.encode("select * from " + type + " where " + property + " = '" + name + "'"))
                .path("QueryResponse")
                .path(type));
        return once(
                type + " " + name,
                find,
                () -> quickBooks.post("/" + type.toLowerCase(Locale.ROOT), body).path(type));
    }

    private static Optional<JsonNode> first(JsonNode list) {
        return list.isEmpty() ? Optional.empty() : Optional.of(list.get(0));
    }

    private <T> T once(String what, Patience.Attempt<Optional<T>> find, Patience.Attempt<T> make)
            throws InterruptedException {
        return Patience.until(what, SOON, () -> {
            Optional<T> found = find.run();
            return found.isPresent() ? found : Optional.of(make.run());
        });
    }

    public List<JsonNode> query(String type) throws Api.FailedException, InterruptedException {
        List<JsonNode> rows = new ArrayList<>();
        quickBooks
                .get("/query?query=" + Api.encode("select * from " + type + " maxresults 1000"))
                .path("QueryResponse")
                .path(type)
                .forEach(rows::add);
        return rows;
    }

    private Optional<String> portfolio() throws Api.FailedException, InterruptedException {
        return named(
                "/portfolios?limit=100&workspace=" + workspace + "&owner=" + connector + "&opt_fields=name",
                "QuickBooks projects");
    }

    private Optional<String> named(String path, String name) throws Api.FailedException, InterruptedException {
        for (JsonNode each : asana.get(path).path("data")) {
            if (each.path("name").asText().equals(name)) {
                return Optional.of(each.path("gid").asText());
            }
        }
        return Optional.empty();
    }

    /// All tasks of a project with their fields.
    public List<JsonNode> tasks(String projectGid) throws Api.FailedException, InterruptedException {
        return pages(
                "/tasks?project=" + projectGid + "&opt_fields=name,custom_fields.name,custom_fields.display_value");
    }

    /// The project of that name.
    public Optional<String> project(String name) throws Api.FailedException, InterruptedException {
        return named("/projects?limit=100&workspace=" + workspace + "&opt_fields=name", name);
    }

    public List<String> comments(String task) throws Api.FailedException, InterruptedException {
        return pages("/tasks/" + task + "/stories?opt_fields=resource_subtype,text").stream()
                .filter(story -> story.path("resource_subtype").asText().equals("comment_added"))
                .map(story -> story.path("text").asText())
                .toList();
    }

    private List<JsonNode> pages(String path) throws Api.FailedException, InterruptedException {
        return pages(asana, path);
    }

    static List<JsonNode> pages(Api asana, String path) throws Api.FailedException, InterruptedException {
        List<JsonNode> all = new ArrayList<>();
        String offset = "";
        while (true) {
            JsonNode page = asana.get(path + "&limit=100" + offset);
            page.path("data").forEach(all::add);
            if (!page.path("next_page").isObject()) {
                return all;
            }
            offset = "&offset=" + page.path("next_page").path("offset").asText();
        }
    }

    private Optional<String> task(String name) throws Api.FailedException, InterruptedException {
        return pages("/tasks?project=" + project + "&opt_fields=name").stream()
                .filter(each -> each.path("name").asText().equals(name))
                .map(each -> each.path("gid").asText())
                .findFirst();
    }

    private String option(String holder, String field, String option) throws InterruptedException {
        return Patience.until("the choice " + option + " of " + field, SOON, () -> {
            for (JsonNode setting : settings(holder)) {
                JsonNode known = setting.path("custom_field");
                if (known.path("name").asText().equals(field)) {
                    for (JsonNode each : known.path("enum_options")) {
                        if (each.path("name").asText().equals(option)) {
                            return Optional.of(each.path("gid").asText());
                        }
                    }
                }
            }
            return Optional.empty();
        });
    }

    private String field(String holder, String name) throws InterruptedException {
        return Patience.until("the field " + name, SOON, () -> {
            for (JsonNode setting : settings(holder)) {
                if (setting.path("custom_field").path("name").asText().equals(name)) {
                    return Optional.of(setting.path("custom_field").path("gid").asText());
                }
            }
            return Optional.empty();
        });
    }

    private JsonNode settings(String holder) throws Api.FailedException, InterruptedException {
        return asana.get("/" + holder + "/custom_field_settings?limit=100&opt_fields=custom_field.name,"
                        + "custom_field.enum_options.name")
                .path("data");
    }

    private static ObjectNode data(String... pairs) {
        ObjectNode body = Api.object();
        ObjectNode data = body.putObject("data");
        for (int i = 0; i < pairs.length; i += 2) {
            data.put(pairs[i], pairs[i + 1]);
        }
        return body;
    }
}
