package io.mlconnector.quickbooks.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Intuit's error envelope. The data layer spells it `Fault`/`Error`/`Message`, the gateway in lower case; a 200 can
/// carry one too.
///
/// @param type `ValidationFault`, `AuthenticationFault`, `SystemFault`, `SERVICE`, …; empty when missing
/// @param errors can be empty
public record Fault(String type, List<Problem> errors) {
    private static final int MAX_TEXT = 400;

    /// @param code without leading zeros; empty when missing
    /// @param element the field that Intuit names
    public record Problem(
            String code,
            String message,
            String detail,
            @Nullable String element) {}

    public Fault {
        errors = List.copyOf(errors);
    }

    /// The fault in this object, if there is one.
    public static Optional<Fault> find(JsonNode answer) {
        JsonNode fault = member(answer, "fault");
        if (!fault.isObject()) {
            return Optional.empty();
        }
        List<Problem> errors = new ArrayList<>();
        JsonNode list = member(fault, "error");
        if (list.isArray()) {
            list.forEach(error -> errors.add(problem(error)));
        } else if (list.isObject()) {
            errors.add(problem(list));
        }
        return Optional.of(new Fault(text(fault, "type"), errors));
    }

    /// The code of the first error; empty when there is none.
    public String code() {
        return errors.isEmpty() ? "" : errors.getFirst().code();
    }

    public @Nullable String element() {
        return errors.isEmpty() ? null : errors.getFirst().element();
    }

    /// All that Intuit says, in one line of bounded length.
    public String text() {
        String text = errors.stream()
                .map(error -> (error.message() + (error.detail().isEmpty() ? "" : ": " + error.detail())).strip())
                .filter(sentence -> !sentence.isEmpty())
                .distinct()
                .collect(Collectors.joining("; "))
                .replaceAll("\\s+", " ");
        String whole = text.isEmpty() ? "no explanation given" : text;
        return whole.length() <= MAX_TEXT ? whole : whole.substring(0, MAX_TEXT) + "…";
    }

    private static Problem problem(JsonNode error) {
        String element = text(error, "element");
        return new Problem(
                text(error, "code").replaceFirst("^0+(?=.)", ""),
                text(error, "message"),
                text(error, "detail"),
                element.isEmpty() ? null : element);
    }

    private static String text(JsonNode node, String name) {
        JsonNode value = member(node, name);
        return value.isValueNode() && !value.isNull() ? value.asText() : "";
    }

    /// A member whatever its case; the gateway sends null members beside the real ones.
    private static JsonNode member(JsonNode node, String name) {
        for (Map.Entry<String, JsonNode> property : node.properties()) {
            if (property.getKey().equalsIgnoreCase(name) && !property.getValue().isNull()) {
                return property.getValue();
            }
        }
        return MissingNode.getInstance();
    }
}
