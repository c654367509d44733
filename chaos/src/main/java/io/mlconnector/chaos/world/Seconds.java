package io.mlconnector.chaos.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Tasks that exist twice, with one mark: what a writer leaves behind that stood still in the one gap that nothing
/// closes. They are made with the connector's token, because only its own marks are seen by it.
public final class Seconds {
    private static final Duration SOON = Duration.ofMinutes(3);
    private static final String FIELDS =
            "&opt_fields=name,external.gid,external.data,custom_fields.gid,custom_fields.name,custom_fields.text_value";

    private final Company company;
    private final Api connector;
    private final Map<Integer, Second> made = new LinkedHashMap<>();

    /// A second task, and what a person said on it.
    ///
    /// @param record id in QuickBooks of what both tasks are of
    public record Second(String task, String record, String comment) {}

    /// @param connector with the connector's token
    Seconds(Company company, Api connector) {
        this.company = company;
        this.connector = connector;
    }

    public List<Second> all() {
        synchronized (made) {
            return List.copyOf(made.values());
        }
    }

    /// The tasks with a mark of the connector's.
    public List<JsonNode> marked() throws Api.FailedException, InterruptedException {
        List<JsonNode> marked = new ArrayList<>();
        for (JsonNode project : Company.pages(connector, "/projects?workspace=" + company.workspace())) {
            marked.addAll(marked(project.path("gid").asText()));
        }
        return marked;
    }

    private List<JsonNode> marked(String project) throws Api.FailedException, InterruptedException {
        return Company.pages(connector, "/tasks?project=" + project + FIELDS).stream()
                .filter(task -> task.path("external").hasNonNull("data"))
                .toList();
    }

    /// Makes a second task of a vendor, once, and says something on it. One after the other: each takes another
    /// vendor.
    public synchronized void make(int number) throws InterruptedException {
        String directory = Patience.until("the vendors", SOON, () -> company.project("QuickBooks vendors"));
        JsonNode first = Patience.until("a vendor's task that is there once", SOON, () -> once(marked(directory)));
        String mark = mark(first);
        String gid = Patience.until("a second task for " + mark, SOON, () -> {
            // A failed attempt may have made it all the same.
            for (JsonNode task : marked(directory)) {
                if (mark(task).equals(mark) && !gid(task).equals(gid(first))) {
                    return Optional.of(gid(task));
                }
            }
            return Optional.of(
                    gid(connector.post("/tasks", twin(first, directory)).path("data")));
        });
        String comment = "Second task " + number + ".";
        ObjectNode body = Api.object();
        body.putObject("data").put("text", comment);
        Patience.until("a comment on " + gid, SOON, () -> {
            if (company.comments(gid).stream().noneMatch(comment::equals)) {
                company.asana().post("/tasks/" + gid + "/stories", body);
            }
            return Optional.of(true);
        });
        synchronized (made) {
            made.put(number, new Second(gid, recordId(first), comment));
        }
    }

    private Optional<JsonNode> once(List<JsonNode> tasks) {
        List<String> used = all().stream().map(Second::record).toList();
        return tasks.stream()
                // Not the vendor of all costs: a record that is written that often waits.
                .filter(task -> task.path("name").asText().startsWith("Vendor "))
                .filter(task -> !recordId(task).isEmpty() && !used.contains(recordId(task)))
                .findFirst();
    }

    private static ObjectNode twin(JsonNode first, String directory) {
        ObjectNode body = Api.object();
        ObjectNode task = body.putObject("data").put("name", first.path("name").asText());
        task.putArray("projects").add(directory);
        task.set("external", first.path("external"));
        ObjectNode fields = task.putObject("custom_fields");
        first.path("custom_fields").forEach(field -> {
            if (field.hasNonNull("text_value")) {
                fields.put(gid(field), field.path("text_value").asText());
            }
        });
        return body;
    }

    private static String recordId(JsonNode task) {
        for (JsonNode field : task.path("custom_fields")) {
            if (field.path("name").asText().equals("QuickBooks id")) {
                return field.path("text_value").asText("");
            }
        }
        return "";
    }

    private static String mark(JsonNode task) {
        return task.path("external").path("data").asText();
    }

    private static String gid(JsonNode object) {
        return object.path("gid").asText();
    }
}
