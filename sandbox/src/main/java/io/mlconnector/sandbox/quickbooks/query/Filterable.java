package io.mlconnector.sandbox.quickbooks.query;

import io.mlconnector.sandbox.quickbooks.books.EntityType;
import io.mlconnector.sandbox.quickbooks.books.FaultException;
import io.mlconnector.sandbox.quickbooks.books.PacificTime;
import io.mlconnector.sandbox.quickbooks.books.PropertyKind;
import io.mlconnector.sandbox.quickbooks.books.PropertyKind.Plain;
import io.mlconnector.sandbox.quickbooks.query.Query.Condition;
import io.mlconnector.sandbox.quickbooks.query.Query.Operator;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Which properties a statement may filter and order by: single values and references, the two times of `MetaData`, and
/// what a note hangs on. Not the long texts, not what is nested, not lists.
final class Filterable {
    private static final Set<String> NEVER =
            Set.of("PrivateNote", "Notes", "Memo", "Note", "domain", "sparse", "status", "TaxIdentifier", "SSN");
    private static final Map<String, PropertyKind> NESTED = Map.of(
            "MetaData.CreateTime", Plain.TIME,
            "MetaData.LastUpdatedTime", Plain.TIME);
    private static final Set<String> OF_NOTES = Set.of("AttachableRef.EntityRef.Type", "AttachableRef.EntityRef.value");

    private static final int MAX_NUMBER = 40;

    private Filterable() {}

    /// @throws FaultException 4001
    static void require(EntityType type, String property) {
        kind(type, property);
    }

    /// @throws FaultException 4001, also when a value is not of the property's kind, whatever the rows hold
    static void require(EntityType type, Condition condition) {
        PropertyKind kind = kind(type, condition.property());
        if (condition.operator() != Operator.LIKE) {
            condition.values().forEach(value -> requireValue(condition.property(), kind, value));
        }
    }

    /// For the columns of a statement, which may be anything that the type has.
    static void requireKnown(EntityType type, String property) {
        if (type.kindOf(head(property)).isEmpty()) {
            throw notFound(type, property);
        }
    }

    private static PropertyKind kind(EntityType type, String property) {
        requireKnown(type, property);
        PropertyKind nested = NESTED.get(property);
        if (nested != null) {
            return nested;
        }
        if (type == EntityType.ATTACHABLE && OF_NOTES.contains(property)) {
            return Plain.TEXT;
        }
        PropertyKind kind = type.kindOf(property).orElseThrow(() -> unqueryable(property));
        if (!kind.comparable() || NEVER.contains(property)) {
            throw unqueryable(property);
        }
        return kind;
    }

    private static void requireValue(String property, PropertyKind kind, String value) {
        boolean number = kind == Plain.NUMBER
                || kind == Plain.INTEGER
                || Set.of("Id", "SyncToken").contains(property);
        boolean fits = number
                ? isNumber(value)
                : switch (kind) {
                    case Plain.BOOLEAN -> Set.of("true", "false").contains(value.toLowerCase(Locale.ROOT));
                    case Plain.DATE, Plain.TIME -> PacificTime.parse(value).isPresent();
                    default -> true;
                };
        if (!fits) {
            throw FaultException.invalidQuery("value '" + value + "' does not fit property '" + property + "'");
        }
    }

    private static boolean isNumber(String text) {
        try {
            int scale = text.length() <= MAX_NUMBER ? new BigDecimal(text).scale() : Integer.MAX_VALUE;
            return scale <= MAX_NUMBER && scale >= -MAX_NUMBER;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static String head(String property) {
        int dot = property.indexOf('.');
        return dot < 0 ? property : property.substring(0, dot);
    }

    private static FaultException notFound(EntityType type, String property) {
        return FaultException.invalidQuery("Property " + property + " not found for Entity " + type.wire());
    }

    private static FaultException unqueryable(String property) {
        return FaultException.invalidQuery("property '" + property + "' is not queryable");
    }
}
