package io.mlconnector.sandbox.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Packs objects, sharing what they have in common with those packed before. What is remembered for that is bounded:
/// beyond it objects are merely larger. May be used by any thread.
public final class Packer {
    private static final int MAX_SHAPES = 4_096;
    private static final int POOL = 1 << 14;
    private static final int MAX_POOLED_TEXT = 200;
    private static final int MAX_POOLED_PROPERTIES = 4;
    private static final Object[] NOTHING = {};

    private final Map<List<String>, Shape> shapes = new ConcurrentHashMap<>();
    /// Each place holds what last had its hash. Losing one to another thread costs memory, nothing else.
    private final @Nullable Object[] pool = new Object[POOL];

    public Packed pack(ObjectNode node) {
        List<String> names = new ArrayList<>(node.size());
        Object[] values = new Object[node.size()];
        for (Map.Entry<String, JsonNode> property : node.properties()) {
            values[names.size()] = value(property.getValue());
            names.add(property.getKey());
        }
        return new Packed(shape(names), values);
    }

    private Shape shape(List<String> names) {
        Shape known = shapes.get(names);
        if (known != null) {
            return known;
        }
        Shape shape = new Shape(names);
        return shapes.size() < MAX_SHAPES ? shapes.computeIfAbsent(shape.names(), _ -> shape) : shape;
    }

    private Object value(JsonNode node) {
        if (node.isTextual()) {
            String text = node.textValue();
            return text.length() > MAX_POOLED_TEXT ? text : pooled(text);
        }
        if (node instanceof ObjectNode object) {
            Packed packed = pack(object);
            return object.size() <= MAX_POOLED_PROPERTIES ? pooled(packed) : packed;
        }
        if (node.isArray()) {
            Object[] items = new Object[node.size()];
            Arrays.setAll(items, index -> value(node.get(index)));
            return items.length == 0 ? NOTHING : items;
        }
        // A node counts 80.0 and 80.00 as the same number; what is kept must be what was given.
        return node.isBigDecimal() ? node.decimalValue() : node;
    }

    private Object pooled(Object value) {
        int hash = value.hashCode();
        int place = (hash ^ (hash >>> 16)) & (POOL - 1);
        Object known = pool[place];
        if (known != null && value.equals(known)) {
            return known;
        }
        pool[place] = value;
        return value;
    }
}
