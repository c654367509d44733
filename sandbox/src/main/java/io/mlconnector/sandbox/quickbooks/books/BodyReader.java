package io.mlconnector.sandbox.quickbooks.books;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Json;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;

/// Reads a client's body by the [Schema]: unknown properties are refused at every depth; a number or a boolean in
/// quotes is taken for what it says, as QuickBooks takes it.
final class BodyReader {
    private static final int MAX_LATIN1 = 0xFF;
    private static final int MAX_DIGITS = 30;

    private BodyReader() {}

    /// @return a copy whose values are of the kind that the schema says; nulls stay
    /// @throws FaultException 2010 for what does not fit, 2030 and 2090 for a date or number that is none
    static ObjectNode read(EntityType type, ObjectNode body) {
        return object(type.wire(), body);
    }

    /// @throws FaultException 2040 for text beyond ISO-8859-1
    static void requireLatin1(ObjectNode read) {
        for (Map.Entry<String, JsonNode> property : read.properties()) {
            JsonNode value = property.getValue();
            if (value.isTextual() && value.asText().chars().anyMatch(c -> c > MAX_LATIN1)) {
                throw FaultException.invalidText(property.getKey());
            }
            for (JsonNode part : value.isArray() ? value : Json.array().add(value)) {
                if (part instanceof ObjectNode object) {
                    requireLatin1(object);
                }
            }
        }
    }

    private static ObjectNode object(String type, ObjectNode given) {
        Map<String, PropertyKind> known = Schema.of(type);
        ObjectNode read = Json.object();
        for (Map.Entry<String, JsonNode> property : given.properties()) {
            String name = property.getKey();
            PropertyKind kind = known.get(name);
            if (kind == null) {
                throw FaultException.unknownProperty(name);
            }
            read.set(name, value(name, kind, property.getValue()));
        }
        return read;
    }

    private static JsonNode value(String name, PropertyKind kind, JsonNode given) {
        if (given.isNull()) {
            return given;
        }
        return switch (kind) {
            case PropertyKind.Nested(String type) -> {
                if (!(given instanceof ObjectNode object)) {
                    throw FaultException.unreadable();
                }
                yield object(type, object);
            }
            case PropertyKind.Many(PropertyKind of) -> {
                if (!given.isArray()) {
                    throw FaultException.unreadable();
                }
                ArrayNode many = Json.array();
                given.forEach(item -> many.add(value(name, of, item)));
                yield many;
            }
            case PropertyKind.Plain plain -> plain(name, plain, given);
        };
    }

    private static JsonNode plain(String name, PropertyKind.Plain kind, JsonNode given) {
        if (given.isContainerNode()) {
            throw FaultException.unreadable();
        }
        String text = given.asText();
        return switch (kind) {
            case TEXT, TIME -> {
                Lengths.check(name, text);
                yield Json.text(text);
            }
            case DATE -> Json.text(date(name, text));
            case NUMBER, INTEGER -> number(name, given);
            case BOOLEAN -> bool(text);
        };
    }

    private static JsonNode bool(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> BooleanNode.TRUE;
            case "false" -> BooleanNode.FALSE;
            default -> throw FaultException.unreadable();
        };
    }

    private static JsonNode number(String name, JsonNode given) {
        String text = given.asText().strip();
        try {
            BigDecimal number = given.isNumber() ? given.decimalValue() : new BigDecimal(text);
            if (number.precision() <= MAX_DIGITS && number.scale() <= MAX_DIGITS && number.scale() >= -MAX_DIGITS) {
                return given.isNumber() ? given : DecimalNode.valueOf(number);
            }
        } catch (NumberFormatException e) {
            throw FaultException.invalidNumber(name, text);
        }
        throw FaultException.invalidNumber(name, "out of range");
    }

    /// A time of day behind the date is cut off: dates have no zone.
    private static String date(String name, String text) {
        if (text.isEmpty()) {
            return text;
        }
        try {
            boolean withTime = text.length() > 10 && text.charAt(10) == 'T';
            return LocalDate.parse(withTime ? text.substring(0, 10) : text).toString();
        } catch (DateTimeParseException e) {
            throw FaultException.invalidDate(name, text);
        }
    }
}
