package io.mlconnector.sandbox.quickbooks.books;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The lines of a transaction. An array in a request replaces the whole set; a line that repeats the id of an existing
/// one keeps it, every other line gets a new id.
final class Lines {
    private Lines() {}

    /// The lines of a request, each an object with a detail of one of these types under the name of that type.
    static List<ObjectNode> require(ObjectNode entity, Set<String> detailTypes) {
        List<ObjectNode> lines = objects(entity);
        if (lines.isEmpty()) {
            throw FaultException.missing("Line");
        }
        for (ObjectNode line : lines) {
            String detailType = Nodes.text(line, "DetailType");
            if (detailType.isEmpty()) {
                throw FaultException.missing("DetailType");
            }
            if (!detailTypes.contains(detailType)) {
                throw FaultException.invalidEnumeration("DetailType", detailType);
            }
            if (!line.path(detailType).isObject()) {
                throw FaultException.missing(detailType);
            }
            if (!Nodes.given(line, "Amount")) {
                throw FaultException.missing("Amount");
            }
        }
        return lines;
    }

    static List<ObjectNode> objects(ObjectNode entity) {
        List<ObjectNode> lines = new ArrayList<>();
        for (JsonNode line : entity.path("Line")) {
            if (!(line instanceof ObjectNode object)) {
                throw FaultException.unreadable();
            }
            lines.add(object);
        }
        return lines;
    }

    static ObjectNode detail(ObjectNode line) {
        return line.withObjectProperty(Nodes.text(line, "DetailType"));
    }

    /// Sums the amounts, each brought to cents.
    static BigDecimal total(List<ObjectNode> lines) {
        BigDecimal total = Nodes.ZERO;
        for (ObjectNode line : lines) {
            total = total.add(Nodes.money(line, "Amount"));
        }
        return total;
    }

    /// Gives ids and line numbers and puts the lines back.
    ///
    /// @param first the id of the first line ever: 1, and 0 in a journal entry
    static void number(ObjectNode entity, List<ObjectNode> lines, @Nullable ObjectNode before, long first) {
        Set<String> known = new HashSet<>();
        long next = first;
        if (before != null) {
            for (ObjectNode line : objects(before)) {
                String id = Nodes.text(line, "Id");
                Long number = Nodes.number(id);
                known.add(id);
                next = number == null ? next : Math.max(next, number + 1);
            }
        }
        ArrayNode numbered = Json.array();
        int position = 1;
        for (ObjectNode line : lines) {
            String id = Nodes.text(line, "Id");
            // Removing it from the known ones means that a repeated id is kept once only.
            String kept = known.remove(id) ? id : Long.toString(next++);
            ObjectNode fresh = Json.object();
            fresh.put("Id", kept).put("LineNum", position++);
            line.remove(List.of("Id", "LineNum"));
            fresh.setAll(line);
            numbered.add(fresh);
        }
        entity.set("Line", numbered);
    }
}
