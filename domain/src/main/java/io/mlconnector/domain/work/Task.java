package io.mlconnector.domain.work;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An Asana task as read. `gone` when it was deleted or is no longer visible.
///
/// @param projects gids of the projects it is in
/// @param fields only the connector's own fields, only those with a value
public record Task(
        String gid,
        String name,
        boolean gone,
        boolean completed,
        @Nullable LocalDate dueOn,
        Instant modifiedAt,
        Set<String> projects,
        Map<Field, FieldValue> fields) {

    public Task {
        projects = Set.copyOf(projects);
        fields = Map.copyOf(fields);
    }

    public FieldValue field(Field field) {
        return fields.getOrDefault(field, FieldValue.EMPTY);
    }
}
