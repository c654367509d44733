package io.mlconnector.sandbox.asana.page;

import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.page.Form;
import io.mlconnector.sandbox.page.Form.Option;
import io.mlconnector.sandbox.page.Typed;
import java.util.List;

/// Plain properties in a form, each with what it was when the page was made.
final class Changes {
    static final String WAS = "was.";

    private Changes() {}

    static void text(Form form, Typed typed, String name, String label, String now) {
        form.hidden(WAS + name, now).text(name, label, typed(typed, name, now));
    }

    static void area(Form form, Typed typed, String name, String label, String now) {
        form.hidden(WAS + name, now).area(name, label, typed(typed, name, now));
    }

    static void date(Form form, Typed typed, String name, String label, String now) {
        form.hidden(WAS + name, now).input("date", name, label, typed(typed, name, now));
    }

    static void choice(Form form, Typed typed, String name, String label, String now, List<Option> options) {
        form.hidden(WAS + name, now).choice(name, label, typed(typed, name, now), options);
    }

    /// Puts what a person changed; an emptied one becomes null, except where texts may be empty.
    static void into(ObjectNode data, Typed typed, List<String> names) {
        for (String name : names) {
            String text = typed.text(name);
            if (typed.has(name) && !text.equals(typed.text(WAS + name))) {
                boolean nothing = text.isEmpty() && !name.equals("name") && !name.equals("notes");
                if (nothing) {
                    data.set(name, NullNode.instance);
                } else {
                    data.put(name, text);
                }
            }
        }
    }

    private static String typed(Typed typed, String name, String now) {
        return typed.has(name) ? typed.text(name) : now;
    }
}
