package io.mlconnector.sandbox.quickbooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Json;
import io.mlconnector.sandbox.quickbooks.books.EntityType;
import io.mlconnector.sandbox.quickbooks.books.PropertyKind;
import java.util.Map;
import java.util.TreeMap;

/// The shapes of all records, as JSON Schema.
final class EntitySchemas {
    private final Map<String, ObjectNode> schemas = new TreeMap<>();

    private EntitySchemas() {}

    static Map<String, ObjectNode> all() {
        EntitySchemas all = new EntitySchemas();
        for (EntityType type : EntityType.values()) {
            all.add(type.wire(), type.properties());
        }
        return all.schemas;
    }

    static ObjectNode reference(String name) {
        return Json.object().put("$ref", "#/components/schemas/" + name);
    }

    private void add(String name, Map<String, PropertyKind> properties) {
        if (!schemas.containsKey(name)) {
            ObjectNode schema = Json.object().put("type", "object");
            schemas.put(name, schema);
            ObjectNode members = schema.putObject("properties");
            new TreeMap<>(properties).forEach((member, kind) -> members.set(member, schema(kind)));
        }
    }

    private ObjectNode schema(PropertyKind kind) {
        return switch (kind) {
            case PropertyKind.Plain plain -> plain(plain);
            case PropertyKind.Nested nested -> {
                add(nested.type(), nested.properties());
                yield reference(nested.type());
            }
            case PropertyKind.Many many -> {
                ObjectNode array = Json.object().put("type", "array");
                array.set("items", schema(many.of()));
                yield array;
            }
        };
    }

    private static ObjectNode plain(PropertyKind.Plain kind) {
        ObjectNode schema = Json.object();
        return switch (kind) {
            case TEXT -> schema.put("type", "string");
            case NUMBER -> schema.put("type", "number");
            case INTEGER -> schema.put("type", "integer");
            case BOOLEAN -> schema.put("type", "boolean");
            case DATE -> schema.put("type", "string").put("format", "date");
            case TIME -> schema.put("type", "string").put("format", "date-time");
        };
    }
}
