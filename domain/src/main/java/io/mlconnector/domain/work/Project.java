package io.mlconnector.domain.work;

import java.util.Map;

/// An Asana project that may be a cost centre.
///
/// @param linked true while it is in the portfolio or named in the mapping file
/// @param fields the project's own values of [Field#OF_PORTFOLIO], only those with a value
public record Project(String gid, String name, boolean linked, Map<Field, FieldValue> fields) {
    public Project {
        fields = Map.copyOf(fields);
    }

    public FieldValue field(Field field) {
        return fields.getOrDefault(field, FieldValue.EMPTY);
    }
}
