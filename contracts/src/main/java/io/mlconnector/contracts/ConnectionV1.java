package io.mlconnector.contracts;

import io.mlconnector.domain.work.Directory;
import io.mlconnector.domain.work.Field;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is connected, and what the connector set up in Asana for it.
///
/// @param connection the QuickBooks company (`realmId`)
/// @param workspace gid of the Asana workspace
/// @param layout null until the fields and directory projects are in place
public record ConnectionV1(
        String connection, String workspace, @Nullable Layout layout) {

    /// @param fields each of our custom fields
    /// @param directories gids of the directory projects
    /// @param portfolio gid; null where the plan has no portfolios
    public record Layout(
            Map<Field, FieldLayout> fields,
            Map<Directory, String> directories,
            @Nullable String portfolio) {
        public Layout {
            fields = Map.copyOf(fields);
            directories = Map.copyOf(directories);
        }
    }

    /// @param gid the custom field's gid
    /// @param options choice name to option gid; empty for fields without fixed choices
    public record FieldLayout(String gid, Map<String, String> options) {
        public FieldLayout {
            options = Map.copyOf(options);
        }
    }
}
