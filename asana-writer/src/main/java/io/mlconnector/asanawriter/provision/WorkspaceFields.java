package io.mlconnector.asanawriter.provision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.mlconnector.asana.AsanaClient;
import io.mlconnector.asana.translation.FieldGids;
import io.mlconnector.asana.wire.AsanaJson;
import io.mlconnector.contracts.ConnectionV1.FieldLayout;
import io.mlconnector.domain.work.Field;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The connector's custom fields with their fixed choices. A field that is known by its gid may be renamed by anybody;
/// its name counts only the first time.
final class WorkspaceFields {
    private static final Logger LOG = Logger.getLogger(WorkspaceFields.class);
    private static final int PRECISION = 2;

    private final AsanaClient client;
    private final String workspace;

    WorkspaceFields(AsanaClient client, String workspace) {
        this.client = client;
        this.workspace = workspace;
    }

    /// @param known from the previous run
    Map<Field, FieldLayout> find(Map<Field, FieldLayout> known) {
        List<JsonNode> existing = Stopped.need("list the custom fields", client.listCustomFields(workspace))
                .items();
        Map<Field, FieldLayout> layout = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            FieldLayout before = known.get(field);
            JsonNode definition = findByGid(existing, before)
                    .or(() -> findByName(existing, field))
                    .orElseGet(() -> create(field));
            check(field, definition);
            String gid = definition.path("gid").asText();
            layout.put(
                    field,
                    new FieldLayout(
                            gid, choices(field, gid, definition, before == null ? Map.of() : before.options())));
        }
        return layout;
    }

    private Optional<JsonNode> findByGid(List<JsonNode> existing, @Nullable FieldLayout before) {
        if (before == null) {
            return Optional.empty();
        }
        return existing.stream()
                .filter(definition -> definition.path("gid").asText().equals(before.gid()))
                .findFirst();
    }

    /// Fields that live in one project only may share a name with ours.
    private static Optional<JsonNode> findByName(List<JsonNode> existing, Field field) {
        return existing.stream()
                .filter(definition -> definition.path("name").asText().equals(field.displayName()))
                .filter(definition -> definition.path("is_global_to_workspace").asBoolean(true))
                .findFirst();
    }

    private JsonNode create(Field field) {
        String body = AsanaJson.body(data -> {
            data.put("workspace", workspace);
            data.put("name", field.displayName());
            data.put("resource_subtype", subtype(field));
            switch (field.kind()) {
                case TEXT -> {}
                case AMOUNT -> data.put("precision", PRECISION);
                case CHOICE -> options(data.putArray("enum_options"), field.choices());
                case ENTITY -> options(data.putArray("enum_options"), List.of(FieldGids.NO_ENTITY));
            }
        });
        JsonNode created = Stopped.need(
                        "create the custom field " + field.displayName(), client.createCustomField(body))
                .data();
        LOG.infof(
                "created custom field %s (%s)",
                field.displayName(), created.path("gid").asText());
        return created;
    }

    private static void options(ArrayNode options, List<String> names) {
        names.forEach(name -> options.addObject().put("name", name));
    }

    private static String subtype(Field field) {
        return switch (field.kind()) {
            case TEXT -> "text";
            case AMOUNT -> "number";
            case CHOICE, ENTITY -> "enum";
        };
    }

    private static void check(Field field, JsonNode definition) {
        String name = "Asana's custom field \"" + definition.path("name").asText() + "\" ("
                + definition.path("gid").asText() + ")";
        String subtype = definition.path("resource_subtype").asText();
        if (!subtype.equals(subtype(field))) {
            throw Stopped.needsPerson(name + " is of the type " + subtype + ", and the connector needs one of the type "
                    + subtype(field) + " with this name: rename the existing field");
        }
        JsonNode precision = definition.path("precision");
        if (field.kind() == Field.Kind.AMOUNT && precision.isInt() && precision.intValue() < PRECISION) {
            throw Stopped.needsPerson(name + " has " + precision.intValue()
                    + " decimals and would round amounts: give it " + PRECISION + " in Asana, or rename it");
        }
    }

    /// Every fixed choice has an enabled option.
    private Map<String, String> choices(Field field, String fieldGid, JsonNode definition, Map<String, String> before) {
        Map<String, String> gids = new LinkedHashMap<>();
        for (String choice : field.choices()) {
            Optional<JsonNode> option = findOption(definition, choice, before.get(choice));
            if (option.isEmpty()) {
                String body = AsanaJson.body(data -> data.put("name", choice));
                String gid = Stopped.need(
                                "add the choice " + choice + " to " + field.displayName(),
                                client.createEnumOption(fieldGid, body))
                        .gid();
                LOG.infof("added choice %s to custom field %s", choice, field.displayName());
                gids.put(choice, gid);
                continue;
            }
            String gid = option.get().path("gid").asText();
            if (!option.get().path("enabled").asBoolean(true)) {
                String body = AsanaJson.body(data -> data.put("enabled", true));
                Stopped.need(
                        "enable the choice " + choice + " of " + field.displayName(),
                        client.updateEnumOption(gid, body));
            }
            gids.put(choice, gid);
        }
        return gids;
    }

    private static Optional<JsonNode> findOption(JsonNode definition, String choice, @Nullable String knownGid) {
        JsonNode byName = null;
        for (JsonNode option : definition.path("enum_options")) {
            if (option.path("gid").asText().equals(knownGid)) {
                return Optional.of(option);
            }
            if (byName == null && option.path("name").asText().equals(choice)) {
                byName = option;
            }
        }
        return Optional.ofNullable(byName);
    }
}
