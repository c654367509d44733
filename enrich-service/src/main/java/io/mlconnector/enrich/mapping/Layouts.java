package io.mlconnector.enrich.mapping;

import io.mlconnector.asana.translation.FieldGids;
import io.mlconnector.contracts.ConnectionV1;
import io.mlconnector.domain.work.Field;
import java.util.HashMap;
import java.util.Map;

/// The layout of a connection, read backwards: from gids to what they stand for.
final class Layouts {
    private Layouts() {}

    static FieldGids gids(ConnectionV1.Layout layout) {
        Map<String, Field> fields = new HashMap<>();
        Map<String, String> choices = new HashMap<>();
        layout.fields().forEach((field, where) -> {
            fields.put(where.gid(), field);
            where.options().forEach((name, gid) -> choices.put(gid, name));
        });
        return new FieldGids(fields, choices);
    }
}
