package io.mlconnector.sandbox.asana.model;

import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/// `html_notes` and `html_text`: XML with the root `<body>` and few tags; no `<p>`, no `<br>`, attributes on links
/// only:
/// <https://developers.asana.com/docs/rich-text>.
final class RichText {
    private static final Set<String> EVERYWHERE =
            Set.of("body", "strong", "em", "u", "s", "code", "ol", "ul", "li", "a", "blockquote", "pre");
    private static final Set<String> IN_NOTES = Set.of("h1", "h2", "hr");
    private static final Set<String> LINK = Set.of(
            "href",
            "data-asana-gid",
            "data-asana-type",
            "data-asana-project",
            "data-asana-tag",
            "data-asana-accessible",
            "data-asana-dynamic");
    private static final Pattern MENTION = Pattern.compile("<a\\s+data-asana-gid=\"([0-9]+)\"\\s*(?:/>|>\\s*</a>)");

    private RichText() {}

    /// The text without its tags.
    ///
    /// @throws Refusal when it is not XML, or not the XML that Asana takes
    static String plain(String field, String html) {
        StringBuilder text = new StringBuilder();
        try {
            SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.newSAXParser()
                    .parse(new InputSource(new StringReader(html)), new Reader(field.equals("html_notes"), text));
        } catch (SAXException e) {
            throw Refusal.badRequest(field + ": XML is invalid: " + e.getMessage());
        } catch (ParserConfigurationException | IOException e) {
            throw new IllegalStateException("no XML parser", e);
        }
        return text.toString();
    }

    private static final class Reader extends DefaultHandler {
        private final boolean notes;
        private final StringBuilder text;
        private int depth;

        private Reader(boolean notes, StringBuilder text) {
            this.notes = notes;
            this.text = text;
        }

        @Override
        public void startElement(String uri, String local, String tag, Attributes attributes) throws SAXException {
            boolean known = EVERYWHERE.contains(tag) || (notes && IN_NOTES.contains(tag));
            if (depth++ == 0 ? !tag.equals("body") : !known || tag.equals("body")) {
                throw new SAXException("tag <" + tag + ">");
            }
            for (int i = 0; i < attributes.getLength(); i++) {
                if (!tag.equals("a") || !LINK.contains(attributes.getQName(i))) {
                    throw new SAXException("attribute " + attributes.getQName(i) + " of <" + tag + ">");
                }
            }
        }

        @Override
        public void endElement(String uri, String local, String tag) {
            depth--;
        }

        @Override
        public void characters(char[] chars, int start, int length) {
            text.append(chars, start, length);
        }
    }

    /// Mentions by gid alone become links with a name, so that what is read is not what was written.
    static String expanded(Work work, String html) {
        return MENTION.matcher(html).replaceAll(mention -> {
            Optional<Resource> meant = work.resources().find(mention.group(1));
            return Matcher.quoteReplacement(meant.map(RichText::link).orElse(mention.group()));
        });
    }

    private static String link(Resource resource) {
        String name = escape(resource.text("name"));
        return "<a href=\"https://app.asana.com/0/" + resource.gid() + "/list\" data-asana-gid=\"" + resource.gid()
                + "\" data-asana-accessible=\"true\" data-asana-dynamic=\"true\" data-asana-type=\""
                + resource.type().wireName() + "\">" + (resource.type() == Type.USER ? "@" : "") + name + "</a>";
    }

    static String html(String plain) {
        return "<body>" + escape(plain) + "</body>";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
