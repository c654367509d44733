package io.mlconnector.sandbox.asana.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.mlconnector.sandbox.asana.model.Resource;
import io.mlconnector.sandbox.http.Json;
import java.util.Collection;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How one property of a kind of resource is read.
///
/// @param optIn whether it is left out of a full record unless it is asked for
record Property(boolean optIn, Reader reader) {
    /// A missing value leaves the property out.
    @FunctionalInterface
    interface Reader {
        JsonNode read(View view, Resource resource, Selection selection);
    }

    static Property stored(String field) {
        return computed(resource -> {
            JsonNode value = resource.get(field);
            return value.isMissingNode() ? NullNode.getInstance() : value;
        });
    }

    static Property constant(@Nullable JsonNode value) {
        JsonNode shown = value == null ? NullNode.getInstance() : value;
        return new Property(false, (_, _, _) -> shown.deepCopy());
    }

    static Property computed(Function<Resource, JsonNode> value) {
        return new Property(false, (_, resource, selection) -> selection.pick(value.apply(resource)));
    }

    static Property viewed(BiFunction<View, Resource, JsonNode> value) {
        return new Property(false, (view, resource, selection) -> selection.pick(value.apply(view, resource)));
    }

    /// Another resource, stored by gid.
    static Property reference(String field) {
        return new Property(false, (view, resource, selection) -> view.nested(resource.findText(field), selection));
    }

    /// Another resource, left out where there is none: Asana's description knows no null there.
    static Property presentReference(String field) {
        return new Property(
                false,
                (view, resource, selection) -> resource.findText(field) == null
                        ? MissingNode.getInstance()
                        : view.nested(resource.findText(field), selection));
    }

    /// Other resources.
    static Property references(BiFunction<View, Resource, Collection<Resource>> which) {
        return new Property(false, (view, resource, selection) -> {
            ArrayNode array = Json.array();
            which.apply(view, resource).forEach(each -> array.add(view.nested(each.gid(), selection)));
            return array;
        });
    }

    Property onRequest() {
        return new Property(true, reader);
    }
}
