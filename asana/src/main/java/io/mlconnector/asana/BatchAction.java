package io.mlconnector.asana;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One action of a batch.
///
/// @param method in lower case: `get`, `post`, `put`, `delete`
/// @param path below the API's address, without a query: `/tasks/1207`
/// @param data the query of a `get`, the content of a write
/// @param fields the fields to answer with; none for Asana's default
public record BatchAction(
        String method, String path, @Nullable ObjectNode data, List<String> fields) {
    public BatchAction {
        fields = List.copyOf(fields);
    }
}
