package io.mlconnector.sandbox.asana.model;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The colors of projects, portfolios and tags.
final class Colors {
    private static final Set<String> HUES =
            Set.of("pink", "green", "blue", "red", "teal", "brown", "orange", "purple", "warm-gray");

    private Colors() {}

    /// @throws Refusal when Asana has no such color
    static @Nullable String checked(@Nullable String color) {
        boolean known = color == null
                || color.equals("none")
                || (color.startsWith("dark-") && HUES.contains(color.substring(5)))
                || (color.startsWith("light-") && HUES.contains(color.substring(6)));
        if (!known) {
            throw Refusal.badRequest("color: Not a valid color: " + color);
        }
        return color;
    }
}
