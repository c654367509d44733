package io.mlconnector.sandbox.asana.view;

import java.util.ArrayList;
import java.util.List;

/// `opt_fields` as plain paths: `this.name,(projects|tags).name` is `name`, `projects.name`, `tags.name`.
final class FieldPaths {
    private static final int MAX_LENGTH = 20_000;
    private static final int MAX_PATHS = 2_000;

    private FieldPaths() {}

    static List<List<String>> of(String optFields) {
        String text = optFields.length() > MAX_LENGTH ? optFields.substring(0, MAX_LENGTH) : optFields;
        List<List<String>> paths = new ArrayList<>();
        for (String path : split(text, ',')) {
            for (String plain : alternatives(path.strip())) {
                List<String> parts = new ArrayList<>(List.of(plain.split("\\.", -1)));
                if (parts.getFirst().equals("this")) {
                    parts.removeFirst();
                }
                parts.removeIf(String::isBlank);
                if (!parts.isEmpty() && paths.size() < MAX_PATHS) {
                    paths.add(List.copyOf(parts));
                }
            }
        }
        return paths;
    }

    /// Every way through the groups.
    private static List<String> alternatives(String path) {
        int open = path.indexOf('(');
        int close = open < 0 ? -1 : closing(path, open);
        if (close < 0) {
            return List.of(path);
        }
        List<String> all = new ArrayList<>();
        for (String one : split(path.substring(open + 1, close), '|')) {
            for (String plain : alternatives(path.substring(0, open) + one + path.substring(close + 1))) {
                if (all.size() < MAX_PATHS) {
                    all.add(plain);
                }
            }
        }
        return all;
    }

    private static int closing(String path, int open) {
        int depth = 0;
        for (int i = open; i < path.length(); i++) {
            depth += path.charAt(i) == '(' ? 1 : path.charAt(i) == ')' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /// Not inside a group.
    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == separator && depth == 0) {
                parts.add(text.substring(from, i));
                from = i + 1;
            }
        }
        parts.add(text.substring(from));
        return parts;
    }
}
