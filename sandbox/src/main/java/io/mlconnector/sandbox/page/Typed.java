package io.mlconnector.sandbox.page;

import io.mlconnector.sandbox.http.Call;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// What a person typed into a form.
public record Typed(Map<String, List<String>> values) {
    public Typed {
        values = Map.copyOf(values);
    }

    /// @throws IllegalArgumentException when it is not a form
    public static Typed of(Call call) {
        return new Typed(call.form());
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    /// Without the blanks around it; empty when it is not there. Line ends are `\n`.
    public String text(String name) {
        return values.getOrDefault(name, List.of(""))
                .getFirst()
                .replace("\r\n", "\n")
                .strip();
    }

    public List<String> all(String name) {
        return List.copyOf(values.getOrDefault(name, List.of()));
    }

    /// What was typed where something was, else what `stored` says.
    public UnaryOperator<String> over(UnaryOperator<String> stored) {
        return name -> has(name) ? text(name) : stored.apply(name);
    }
}
