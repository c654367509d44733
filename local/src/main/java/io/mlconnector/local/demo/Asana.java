package io.mlconnector.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The manager's Asana: https://developers.asana.com/reference/rest-api-reference.
final class Asana {
    private static final String FIELD =
            "custom_fields.name,custom_fields.display_value,custom_fields.number_value,custom_fields.text_value,"
                    + "custom_fields.enum_value.name,custom_fields.enum_value.gid";

    private final VendorApi api;
    private final String workspace;

    Asana(VendorApi api, String workspace) {
        this.api = api;
        this.workspace = workspace;
    }

    String workspace() {
        return workspace;
    }

    JsonNode post(String path, ObjectNode data) {
        ObjectNode body = VendorApi.object();
        body.set("data", data);
        return api.post(path, body).path("data");
    }

    JsonNode put(String path, ObjectNode data) {
        ObjectNode body = VendorApi.object();
        body.set("data", data);
        return api.put(path, body).path("data");
    }

    Optional<JsonNode> findProject(String name) {
        return list("/projects?workspace=" + workspace + "&opt_fields=name").stream()
                .filter(project -> project.path("name").asText().equals(name))
                .findFirst();
    }

    /// @param owner gid of the user who made it: Asana lists portfolios by owner only
    Optional<JsonNode> findPortfolio(String name, String owner) {
        return list("/portfolios?workspace=" + workspace + "&owner=" + owner + "&opt_fields=name").stream()
                .filter(portfolio -> portfolio.path("name").asText().equals(name))
                .findFirst();
    }

    JsonNode project(String gid) {
        return api.get("/projects/" + gid + "?opt_fields=name," + FIELD).path("data");
    }

    List<JsonNode> tasksOf(String projectGid) {
        return list("/tasks?project=" + projectGid + "&opt_fields=name,due_on,completed," + FIELD);
    }

    JsonNode task(String gid) {
        return api.get("/tasks/" + gid + "?opt_fields=name,due_on,completed,permalink_url," + FIELD)
                .path("data");
    }

    List<JsonNode> commentsOf(String taskGid) {
        return list("/tasks/" + taskGid + "/stories?opt_fields=text,type,resource_subtype,created_by.name").stream()
                .filter(story -> story.path("resource_subtype").asText().equals("comment_added"))
                .toList();
    }

    /// The definitions of the fields that the tasks of a project, or the projects of a portfolio, have.
    ///
    /// @param owner `projects/<gid>` or `portfolios/<gid>`
    List<JsonNode> fieldsOf(String owner) {
        return list("/" + owner + "/custom_field_settings?opt_fields=custom_field.name,custom_field.resource_subtype,"
                        + "custom_field.enum_options.name,custom_field.enum_options.enabled")
                .stream()
                .map(setting -> setting.path("custom_field"))
                .toList();
    }

    Optional<JsonNode> findField(String owner, String name) {
        return fieldsOf(owner).stream()
                .filter(field -> field.path("name").asText().equals(name))
                .findFirst();
    }

    Optional<JsonNode> findOption(String owner, String field, String name) {
        return findField(owner, field).flatMap(found -> {
            for (JsonNode option : found.path("enum_options")) {
                if (option.path("name").asText().equals(name)) {
                    return Optional.of(option);
                }
            }
            return Optional.empty();
        });
    }

    /// The value of a field as people see it; empty text when there is none.
    static String value(JsonNode taskOrProject, String field) {
        for (JsonNode value : taskOrProject.path("custom_fields")) {
            if (value.path("name").asText().equals(field)) {
                if (value.path("enum_value").hasNonNull("name")) {
                    return value.path("enum_value").path("name").asText();
                }
                if (value.hasNonNull("number_value")) {
                    return value.path("number_value").decimalValue().toPlainString();
                }
                return value.hasNonNull("text_value") ? value.path("text_value").asText() : "";
            }
        }
        return "";
    }

    private List<JsonNode> list(String path) {
        List<JsonNode> all = new ArrayList<>();
        String offset = "";
        do {
            JsonNode page = api.get(path + "&limit=100"
                    + (offset.isEmpty() ? "" : "&offset=" + URLEncoder.encode(offset, StandardCharsets.UTF_8)));
            page.path("data").forEach(all::add);
            offset = page.path("next_page").path("offset").asText("");
        } while (!offset.isEmpty());
        return all;
    }
}
