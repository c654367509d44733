package io.mlconnector.sandbox.asana.model;

import java.io.IOException;
import java.io.StringReader;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/// `html_notes` and `html_text`: XML with the root `<body>` and few tags; no `<p>`, no `<br>`.
final class RichText {
    private static final Set<String> TAGS = Set.of(
            "body", "strong", "em", "u", "s", "code", "ol", "ul", "li", "a", "h1", "h2", "hr", "blockquote", "pre");

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
            factory.newSAXParser().parse(new InputSource(new StringReader(html)), new DefaultHandler() {
                private int depth;

                @Override
                public void startElement(String uri, String local, String tag, Attributes attributes)
                        throws SAXException {
                    if (depth++ == 0 ? !tag.equals("body") : !TAGS.contains(tag)) {
                        throw new SAXException("tag <" + tag + ">");
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
            });
        } catch (SAXException e) {
            throw Refusal.badRequest(field + ": XML is invalid: " + e.getMessage());
        } catch (ParserConfigurationException | IOException e) {
            throw new IllegalStateException("no XML parser", e);
        }
        return text.toString();
    }

    static String html(String plain) {
        return "<body>" + plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") + "</body>";
    }
}
