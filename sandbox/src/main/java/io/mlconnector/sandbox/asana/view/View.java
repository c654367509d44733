package io.mlconnector.sandbox.asana.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.asana.model.Resource;
import io.mlconnector.sandbox.asana.model.Resources;
import io.mlconnector.sandbox.asana.model.Type;
import io.mlconnector.sandbox.asana.model.Work;
import io.mlconnector.sandbox.http.Json;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One reader's look at the workspace, valid while its piece of work lasts.
public final class View {
    private final Work work;
    private final String baseUrl;
    private final Function<String, ObjectNode> webhookHealth;

    /// @param baseUrl where people see the pages, without a trailing slash
    /// @param webhookHealth how the deliveries of a webhook fare
    public View(Work work, String baseUrl, Function<String, ObjectNode> webhookHealth) {
        this.work = work;
        this.baseUrl = baseUrl;
        this.webhookHealth = webhookHealth;
    }

    Resources resources() {
        return work.resources();
    }

    Resource actor() {
        return work.actor();
    }

    /// Whose `external` data may be seen.
    String app() {
        return work.app();
    }

    boolean isOrganization() {
        return work.switches().organization();
    }

    Resource workspace() {
        return work.workspace();
    }

    String baseUrl() {
        return baseUrl;
    }

    Instant now() {
        return work.now();
    }

    ObjectNode health(Resource webhook) {
        return webhookHealth.apply(webhook.gid());
    }

    /// What `opt_fields` asks for; the gid is always there, and what does not exist is left out.
    public ObjectNode select(Resource resource, Selection selection) {
        ObjectNode record = Json.object().put("gid", resource.gid());
        Map<String, Property> properties = Properties.of(resource.type());
        for (String name : selection.names()) {
            Property property = properties.get(name);
            if (property != null) {
                add(record, name, property.reader().read(this, resource, selection.member(name)));
            }
        }
        return record;
    }

    /// Everything that is not opt-in.
    public ObjectNode full(Resource resource) {
        ObjectNode record = head(resource);
        Properties.of(resource.type()).forEach((name, property) -> {
            if (!property.optIn() && !record.has(name)) {
                add(record, name, property.reader().read(this, resource, Selection.compact()));
            }
        });
        return record;
    }

    /// The short form that lists and nested resources have.
    public ObjectNode compact(Resource resource) {
        ObjectNode record = head(resource);
        Map<String, Property> properties = Properties.of(resource.type());
        for (String name : Properties.compact(resource.type())) {
            Property property = properties.get(name);
            if (property != null) {
                add(record, name, property.reader().read(this, resource, Selection.compact()));
            }
        }
        return record;
    }

    /// Some kinds are listed in full.
    public ObjectNode listed(Resource resource) {
        return switch (resource.type()) {
            case CUSTOM_FIELD, CUSTOM_FIELD_SETTING, WEBHOOK -> full(resource);
            default -> compact(resource);
        };
    }

    private static ObjectNode head(Resource resource) {
        ObjectNode record = Json.object()
                .put("gid", resource.gid())
                .put("resource_type", resource.type().wireName());
        if (resource.get("name").isTextual()) {
            record.put("name", resource.text("name"));
        }
        if (resource.subtype() != null) {
            record.put("resource_subtype", resource.subtype());
        }
        return record;
    }

    JsonNode compact(String gid) {
        return resources().find(gid).<JsonNode>map(this::compact).orElse(NullNode.getInstance());
    }

    /// A resource inside another one: compact, or what is asked for.
    JsonNode nested(@Nullable String gid, Selection selection) {
        if (gid == null) {
            return NullNode.getInstance();
        }
        return resources()
                .find(gid)
                .<JsonNode>map(resource -> nested(resource, selection))
                .orElse(NullNode.getInstance());
    }

    private ObjectNode nested(Resource resource, Selection selection) {
        if (!selection.isEmpty()) {
            return select(resource, selection);
        }
        if (!selection.isCompact()) {
            // Asked for by its own name only.
            return Json.object()
                    .put("gid", resource.gid())
                    .put("resource_type", resource.type().wireName());
        }
        // A setting without its field would be of no use to anybody.
        return resource.type() == Type.CUSTOM_FIELD_SETTING ? full(resource) : compact(resource);
    }

    private static void add(ObjectNode record, String name, JsonNode value) {
        if (!value.isMissingNode()) {
            record.set(name, value);
        }
    }
}
