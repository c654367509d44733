package io.mlconnector.sandbox.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.mlconnector.sandbox.http.Json;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A JSON object at rest, in about a third of the memory of a tree of nodes: names are shared by all objects of the
/// same form, equal texts and equal small objects are kept once. Immutable; made by a [Packer].
///
/// Single properties are read without unpacking the rest.
public final class Packed {
    private final Shape shape;
    /// Each a text, a decimal number, a packed object, an array of such values, or another node without children.
    private final Object[] values;

    Packed(Shape shape, Object[] values) {
        this.shape = shape;
        this.values = values;
    }

    /// A fresh tree, which belongs to the caller.
    public ObjectNode unpack() {
        ObjectNode node = Json.object();
        for (int i = 0; i < values.length; i++) {
            node.set(shape.names().get(i), node(values[i]));
        }
        return node;
    }

    /// A missing node when it is not there; of arrays and objects a fresh copy.
    public JsonNode get(String property) {
        Object value = value(property);
        return value == null ? MissingNode.getInstance() : node(value);
    }

    /// Null when it is absent, null, or something else than a text.
    public @Nullable String findText(String property) {
        return value(property) instanceof String text ? text : null;
    }

    /// Null when it is absent or something else than an object.
    public @Nullable Packed findObject(String property) {
        return value(property) instanceof Packed object ? object : null;
    }

    /// Visits the objects in an array; none when there is no such array.
    public void forEachObject(String property, Consumer<Packed> visit) {
        if (value(property) instanceof Object[] items) {
            for (Object item : items) {
                if (item instanceof Packed object) {
                    visit.accept(object);
                }
            }
        }
    }

    private @Nullable Object value(String property) {
        int place = shape.place(property);
        return place < 0 ? null : values[place];
    }

    private static JsonNode node(Object value) {
        return switch (value) {
            case String text -> TextNode.valueOf(text);
            case BigDecimal number -> DecimalNode.valueOf(number);
            case Packed object -> object.unpack();
            case Object[] items -> {
                ArrayNode array = Json.array();
                for (Object item : items) {
                    array.add(node(item));
                }
                yield array;
            }
            case JsonNode leaf -> leaf;
            default -> throw new IllegalStateException("Nothing packed: " + value.getClass());
        };
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof Packed packed
                        && shape.equals(packed.shape)
                        && Arrays.deepEquals(values, packed.values));
    }

    @Override
    public int hashCode() {
        return 31 * shape.hashCode() + Arrays.deepHashCode(values);
    }

    /// Its JSON.
    @Override
    public String toString() {
        return Json.write(unpack());
    }
}
