package io.mlconnector.sandbox.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.fault.Kind;
import io.mlconnector.sandbox.http.Json;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// The form for a new rule of the fault desk.
final class FaultForm {
    private static final List<String> SUGGESTED = List.of(
            "webhooks",
            "oauth",
            "POST /v3/company/*/bill",
            "/v3/company/*/query",
            "POST /api/1.0/tasks",
            "/api/1.0/tasks/**",
            "/**");
    private static final Set<String> NUMBERS =
            Set.of("nth", "from", "to", "every", "probability", "seed", "times", "status", "retryAfter");
    private static final List<String> TEXTS = List.of("where", "kind", "pause");

    private FaultForm() {}

    static String html(String address, Site site, Typed typed) {
        List<Form.Option> kinds = Arrays.stream(Kind.values())
                .map(kind -> new Form.Option(
                        kind.wireName(), kind.wireName() + (kind.isForDeliveries() ? " (webhooks)" : "")))
                .toList();
        String kind = typed.text("kind").isEmpty() ? "error-after" : typed.text("kind");
        return Form.of(address, site.csrf())
                .suggest("where", "Where: a path, webhooks or oauth", typed.text("where"), SUGGESTED)
                .choice("kind", "Kind", kind, kinds)
                .text("nth", "Only the n-th call", typed.text("nth"))
                .text("from", "Or from call", typed.text("from"))
                .text("to", "to call", typed.text("to"))
                .text("every", "each k-th", typed.text("every"))
                .text("probability", "Probability, 0 to 1", typed.text("probability"))
                .text("seed", "Seed", typed.text("seed"))
                .text("times", "At most how often", typed.text("times"))
                .text("pause", "Pause of slow and delay, such as PT30S", typed.text("pause"))
                .tick("lasting", "The stale token stays refused", typed.has("lasting"))
                .button("Add rule")
                .html();
    }

    /// Numbers stay texts where they are none, so that the fault desk says what is wrong with them.
    static ObjectNode read(Typed typed) {
        ObjectNode rule = Json.object();
        TEXTS.stream().filter(name -> !typed.text(name).isEmpty()).forEach(name -> rule.put(name, typed.text(name)));
        for (String name : NUMBERS) {
            String text = typed.text(name);
            if (text.matches("[0-9]{1,18}")) {
                rule.put(name, Long.parseLong(text));
            } else if (text.matches("[0-9]{1,9}\\.[0-9]{1,9}")) {
                rule.put(name, new BigDecimal(text));
            } else if (!text.isEmpty()) {
                rule.put(name, text);
            }
        }
        if (typed.has("lasting")) {
            rule.put("lasting", true);
        }
        return rule;
    }
}
