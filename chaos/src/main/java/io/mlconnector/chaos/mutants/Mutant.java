package io.mlconnector.chaos.mutants;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One way to break the promise: a text of one file and what it is replaced by, as `chaos/mutants/NAME.mutant` says it.
///
/// ```
/// danger: one sentence
/// file: module/src/main/java/...
/// tests: module:Class#method Class
///
/// --- old
/// the exact text, which occurs once
/// --- new
/// what is there instead
/// ```
///
/// @param danger what would go wrong in production
/// @param file within the checkout
/// @param module whose tests must notice
/// @param tests as Maven's `-Dtest` takes them
record Mutant(String name, String danger, String file, String module, List<String> tests, String old, String changed) {
    private static final String OLD = "--- old\n";
    private static final String NEW = "--- new\n";

    Mutant {
        tests = List.copyOf(tests);
    }

    /// @throws IllegalArgumentException saying what is missing
    static Mutant parse(String name, String text) {
        int old = text.indexOf(OLD);
        int changed = text.indexOf(NEW);
        if (old < 0 || changed < old) {
            throw new IllegalArgumentException(name + ": '--- old' and '--- new' are expected, in this order");
        }
        Map<String, String> header = new LinkedHashMap<>();
        text.substring(0, old).lines().filter(line -> !line.isBlank()).forEach(line -> {
            String[] sides = line.split(": ", 2);
            if (sides.length != 2) {
                throw new IllegalArgumentException(name + ": 'key: value' is expected, and not '" + line + "'");
            }
            header.put(sides[0], sides[1].strip());
        });
        String[] tests = need(name, header, "tests").split(":", 2);
        if (tests.length != 2) {
            throw new IllegalArgumentException(name + ": tests are 'module:Class#method Class'");
        }
        return new Mutant(
                name,
                need(name, header, "danger"),
                need(name, header, "file"),
                tests[0],
                Arrays.asList(tests[1].split(" ")),
                text.substring(old + OLD.length(), changed),
                text.substring(changed + NEW.length()));
    }

    private static String need(String name, Map<String, String> header, String key) {
        String value = header.get(key);
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException(name + ": there is no '" + key + ":'");
        }
        return value;
    }

    /// @throws IllegalArgumentException when the old text is not there exactly once: the code went on
    String applyTo(String source) {
        int first = source.indexOf(old);
        if (old.isBlank() || first < 0 || source.indexOf(old, first + 1) >= 0) {
            throw new IllegalArgumentException(
                    name + ": its old text must occur exactly once in " + file + "; the code has changed");
        }
        return source.substring(0, first) + changed + source.substring(first + old.length());
    }
}
