package io.mlconnector.sandbox.page;

import static io.mlconnector.sandbox.http.Html.escape;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/// Builds the markup of one form. Every value is escaped.
public final class Form {
    private final StringBuilder fields = new StringBuilder();
    private final StringBuilder hidden = new StringBuilder();
    private final StringBuilder buttons = new StringBuilder();
    private final String action;
    private final boolean inline;

    private Form(String action, Csrf csrf, boolean inline) {
        this.action = action;
        this.inline = inline;
        hidden(Csrf.FIELD, csrf.word());
    }

    /// @param action the address that it is posted to
    public static Form of(String action, Csrf csrf) {
        return new Form(action, csrf, false);
    }

    /// With its buttons in the same line as its fields.
    public static Form inline(String action, Csrf csrf) {
        return new Form(action, csrf, true);
    }

    /// One choice of a list.
    public record Option(String value, String text) {
        public static Option of(String value) {
            return new Option(value, value);
        }
    }

    public Form hidden(String name, String value) {
        hidden.append("<input type=\"hidden\" name=\"")
                .append(escape(name))
                .append("\" value=\"")
                .append(escape(value))
                .append("\">");
        return this;
    }

    /// @param type of the HTML input: text, date, email, tel, ...
    public Form input(String type, String name, String label, String value) {
        String extra = type.equals("amount") ? "type=\"text\" inputmode=\"decimal\"" : "type=\"" + type + "\"";
        return labelled(label, "<input " + extra + " name=\"" + escape(name) + "\" value=\"" + escape(value) + "\"");
    }

    public Form text(String name, String label, String value) {
        return input("text", name, label, value);
    }

    /// A text for which there are suggestions.
    public Form suggest(String name, String label, String value, Collection<String> suggestions) {
        String id = "list-" + name;
        StringBuilder list = new StringBuilder("<datalist id=\"" + escape(id) + "\">");
        suggestions.forEach(
                each -> list.append("<option value=\"").append(escape(each)).append("\"></option>"));
        fields.append(list).append("</datalist>");
        return labelled(
                label,
                "<input type=\"text\" autocomplete=\"off\" name=\"" + escape(name) + "\" list=\"" + escape(id)
                        + "\" value=\"" + escape(value) + "\"");
    }

    public Form area(String name, String label, String value) {
        fields.append("<label class=\"full\">")
                .append(escape(label))
                .append("<textarea name=\"")
                .append(escape(name))
                .append("\">\n")
                .append(escape(value))
                .append("</textarea></label>");
        return this;
    }

    public Form choice(String name, String label, String value, List<Option> options) {
        fields.append("<label>")
                .append(escape(label))
                .append(select(name, value, options))
                .append("</label>");
        return this;
    }

    public Form choices(String name, String label, Set<String> values, List<Option> options) {
        fields.append("<label>")
                .append(escape(label))
                .append("<select multiple name=\"")
                .append(escape(name))
                .append("\">");
        options.forEach(option -> fields.append(option(option, values.contains(option.value()))));
        fields.append("</select></label>");
        return this;
    }

    public Form tick(String name, String label, boolean on) {
        fields.append("<label class=\"tick\"><input type=\"checkbox\" name=\"")
                .append(escape(name))
                .append("\" value=\"true\"")
                .append(on ? " checked" : "")
                .append(">")
                .append(escape(label))
                .append("</label>");
        return this;
    }

    /// A value that cannot be changed.
    public Form fixed(String label, String value) {
        return labelled(label, "<input type=\"text\" readonly value=\"" + escape(value) + "\"");
    }

    /// @param markup escaped where it shows data
    public Form markup(String markup) {
        fields.append("<div class=\"full\">").append(markup).append("</div>");
        return this;
    }

    /// The first button is the one that the Enter key presses.
    public Form button(String text) {
        buttons.append("<button class=\"main\">").append(escape(text)).append("</button>");
        return this;
    }

    /// @param style main, risk or empty
    public Form button(String text, String does, String style) {
        buttons.append("<button name=\"do\" value=\"")
                .append(escape(does))
                .append("\" class=\"")
                .append(style)
                .append("\">")
                .append(escape(text))
                .append("</button>");
        return this;
    }

    public String html() {
        String open = "<form method=\"post\" action=\"" + escape(action) + "\" accept-charset=\"utf-8\">" + hidden;
        return inline
                ? open + "<div class=\"inline\">" + fields + buttons + "</div></form>"
                : open + (fields.isEmpty() ? "" : "<div class=\"grid\">" + fields + "</div>") + "<div class=\"row\">"
                        + buttons + "</div></form>";
    }

    /// A list to choose from; a value that is not among the options stays choosable.
    public static String select(String name, String value, List<Option> options) {
        StringBuilder html = new StringBuilder("<select name=\"" + escape(name) + "\">");
        if (options.stream().noneMatch(option -> option.value().equals(value))) {
            html.append(option(Option.of(value), true));
        }
        options.forEach(option -> html.append(option(option, option.value().equals(value))));
        return html.append("</select>").toString();
    }

    private static String option(Option option, boolean chosen) {
        return "<option value=\"" + escape(option.value()) + "\"" + (chosen ? " selected" : "") + ">"
                + escape(option.text()) + "</option>";
    }

    private Form labelled(String label, String input) {
        fields.append("<label>").append(escape(label)).append(input).append("></label>");
        return this;
    }
}
