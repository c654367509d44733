package io.mlconnector.sandbox.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The property names of an object, in their order: shared by all objects that have the same.
final class Shape {
    private final List<String> names;
    private final Map<String, Integer> places = new HashMap<>();
    private final int hash;

    Shape(List<String> names) {
        this.names = List.copyOf(names);
        this.hash = this.names.hashCode();
        for (int i = 0; i < this.names.size(); i++) {
            places.put(this.names.get(i), i);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof Shape shape && names.equals(shape.names));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    List<String> names() {
        return names;
    }

    /// -1 when objects of this shape have no such property.
    int place(String name) {
        Integer place = places.get(name);
        return place == null ? -1 : place;
    }
}
