package io.mlconnector.sandbox.fault;

import io.mlconnector.sandbox.http.Call;
import io.mlconnector.sandbox.http.Glob;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Which calls or deliveries a rule is about.
public sealed interface Where {
    /// How it was written.
    String text();

    /// @param method empty for any
    /// @param path of the path alone, or with a `?` in it of path and query as sent
    record Calls(String text, String method, Glob path) implements Where {
        boolean matches(Call call) {
            if (!method.isEmpty() && !method.equals(call.method())) {
                return false;
            }
            return path.matches(text.contains("?") ? call.path() + "?" + call.rawQuery() : call.path());
        }
    }

    /// The endpoints where tokens are given out.
    record OAuth(String text) implements Where {
        private static final List<String> PREFIXES = List.of("/oauth2/", "/v2/oauth2/", "/connect/oauth2", "/-/oauth_");

        static boolean matches(Call call) {
            return PREFIXES.stream().anyMatch(call.path()::startsWith);
        }
    }

    record Deliveries(String text, Glob target) implements Where {}

    /// The forms that [#parse] takes.
    String FORMS = "a path with or without a method (\"POST /v3/company/*/bill\", \"/api/1.0/tasks/**\","
            + " with the query behind a ?), \"oauth\", or \"webhooks\" (\"webhooks http://localhost:8081/**\")";

    private static boolean isMethod(String word) {
        return word.equals(word.toUpperCase(Locale.ROOT));
    }

    /// @throws IllegalArgumentException saying which forms there are
    static Where parse(String text) {
        String[] words = text.strip().split(Pattern.quote(" "), -1);
        if (words.length == 1 && words[0].equals("oauth")) {
            return new OAuth(text);
        }
        if (words[0].equals("webhooks") && words.length <= 2) {
            return new Deliveries(text, Glob.of(words.length == 1 ? "**" : words[1]));
        }
        String path = words[words.length - 1];
        if (words.length == 1 && (path.startsWith("/") || path.startsWith("**"))) {
            return new Calls(text, "", Glob.of(path));
        }
        if (words.length == 2 && isMethod(words[0]) && (path.startsWith("/") || path.startsWith("**"))) {
            return new Calls(text, words[0].equals("*") ? "" : words[0], Glob.of(path));
        }
        throw new IllegalArgumentException("where is " + FORMS + ".");
    }
}
