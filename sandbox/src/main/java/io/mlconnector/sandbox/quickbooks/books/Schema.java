package io.mlconnector.sandbox.quickbooks.books;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which properties each type has, nested ones included, as `properties.txt` beside this class lists them.
final class Schema {
    static final String REFERENCE = "Ref";
    private static final Map<String, Map<String, PropertyKind>> TYPES = load();

    private Schema() {}

    /// The properties of a type by name, the inherited ones included.
    static Map<String, PropertyKind> of(String type) {
        Map<String, PropertyKind> properties = TYPES.get(type);
        if (properties == null) {
            throw new IllegalArgumentException("No such type in the schema: " + type);
        }
        return properties;
    }

    private static Map<String, Map<String, PropertyKind>> load() {
        Map<String, Map<String, PropertyKind>> types = new LinkedHashMap<>();
        for (String line : logicalLines()) {
            String[] sides = line.split("=", 2);
            String[] names = sides[0].strip().split(" < ", 2);
            Map<String, PropertyKind> properties = new LinkedHashMap<>();
            if (names.length == 2) {
                properties.putAll(types.getOrDefault(names[1], Map.of()));
            }
            for (String property : sides[1].strip().split("\\s+")) {
                String[] parts = property.split(":", 2);
                properties.put(parts[0], kind(parts.length == 2 ? parts[1] : null));
            }
            types.put(names[0], Map.copyOf(properties));
        }
        return types;
    }

    private static PropertyKind kind(@Nullable String word) {
        if (word == null) {
            return PropertyKind.Plain.TEXT;
        }
        if (word.endsWith("[]")) {
            return new PropertyKind.Many(kind(word.substring(0, word.length() - 2)));
        }
        return Character.isLowerCase(word.charAt(0))
                ? PropertyKind.Plain.valueOf(word.toUpperCase(Locale.ROOT))
                : new PropertyKind.Nested(word);
    }

    private static List<String> logicalLines() {
        List<String> lines = new ArrayList<>();
        for (String line : text().lines().toList()) {
            if (line.startsWith(" ")) {
                lines.add(lines.removeLast() + line);
            } else if (!line.startsWith("#")) {
                lines.add(line);
            }
        }
        return lines;
    }

    private static String text() {
        try (InputStream in = Schema.class.getResourceAsStream("properties.txt")) {
            if (in == null) {
                throw new IllegalStateException("properties.txt is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
