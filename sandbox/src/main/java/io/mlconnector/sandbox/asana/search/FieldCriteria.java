package io.mlconnector.sandbox.asana.search;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.sandbox.asana.model.FieldValues;
import io.mlconnector.sandbox.asana.model.Refusal;
import io.mlconnector.sandbox.asana.model.Resource;
import io.mlconnector.sandbox.asana.model.Type;
import io.mlconnector.sandbox.asana.model.Work;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/// `custom_fields.{gid}.value` and its likes. Each field takes those of its type, and multi-enum fields take none but
/// `is_set`.
final class FieldCriteria {
    private static final Set<String> TEXT = Set.of("value", "starts_with", "ends_with", "contains");
    private static final Set<String> NUMBER = Set.of("value", "less_than", "greater_than");
    private static final Set<String> DATE = Set.of("value", "before", "after");

    private FieldCriteria() {}

    static Predicate<Resource> of(Work work, String name, String wanted) {
        String[] parts = name.split("\\.", -1);
        if (parts.length != 3) {
            throw Refusal.badRequest(name + ": Not a valid search parameter");
        }
        String gid = parts[1];
        String how = parts[2];
        Resource field = work.inBody(Type.CUSTOM_FIELD, name, gid);
        if (how.equals("is_set")) {
            boolean set = wanted.equals("true");
            return task -> value(task, gid).isMissingNode() != set;
        }
        String type = field.text("resource_subtype");
        boolean fits = switch (type) {
            case "text" -> TEXT.contains(how);
            case "number" -> NUMBER.contains(how);
            case "date" -> DATE.contains(how);
            case "enum" -> how.equals("value");
            default -> false;
        };
        if (!fits) {
            throw Refusal.badRequest(name + ": Not a valid filter for a custom field of type " + type);
        }
        if (type.equals("number")) {
            BigDecimal limit = number(name, wanted);
            return task -> value(task, gid).isNumber()
                    && matches(how, value(task, gid).decimalValue().compareTo(limit));
        }
        if (type.equals("date")) {
            return task -> value(task, gid).isObject()
                    && matches(how, value(task, gid).path("date").asText().compareTo(wanted));
        }
        String lower = wanted.toLowerCase(Locale.ROOT);
        return task -> value(task, gid).isTextual()
                && text(how, value(task, gid).asText().toLowerCase(Locale.ROOT), lower);
    }

    private static JsonNode value(Resource task, String gid) {
        return task.get(FieldValues.MEMBER).path(gid);
    }

    private static boolean matches(String how, int compared) {
        return switch (how) {
            case "less_than", "before" -> compared < 0;
            case "greater_than", "after" -> compared > 0;
            default -> compared == 0;
        };
    }

    private static boolean text(String how, String has, String wanted) {
        return switch (how) {
            case "contains" -> has.contains(wanted);
            case "starts_with" -> has.startsWith(wanted);
            case "ends_with" -> has.endsWith(wanted);
            default -> has.equals(wanted);
        };
    }

    private static BigDecimal number(String name, String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException _) {
            throw Refusal.badRequest(name + ": Not a Number: " + text);
        }
    }
}
