package io.mlconnector.asana.translation;

import io.mlconnector.domain.work.Field;
import java.util.Map;

/// What the gids in Asana's answers stand for in one workspace. Other people's fields are not in it and are not read.
///
/// @param fields gid of a custom field to our field
/// @param choices gid of an option to the name of our fixed choice, for fields with fixed choices
public record FieldGids(Map<String, Field> fields, Map<String, String> choices) {
    /// The option that a field of entities starts with: Asana wants every enum field to have an enabled option, and
    /// there may be no vendor yet. Reads as no value.
    public static final String NO_ENTITY = "—";

    public FieldGids {
        fields = Map.copyOf(fields);
        choices = Map.copyOf(choices);
    }
}
