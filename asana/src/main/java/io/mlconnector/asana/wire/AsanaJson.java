package io.mlconnector.asana.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/// How Asana's JSON is read and written: amounts as decimals, with limits.
public final class AsanaJson {
    private static final JsonMapper ANSWERS = mapper(32 * 1024 * 1024, 1024 * 1024);
    private static final JsonMapper WEBHOOKS = mapper(256 * 1024, 16 * 1024);

    private AsanaJson() {}

    /// An answer of the API; empty when it is not one whole JSON document.
    public static Optional<JsonNode> parse(String answer) {
        try {
            JsonNode node = ANSWERS.readTree(answer);
            return node == null || node.isMissingNode() ? Optional.empty() : Optional.of(node);
        } catch (JsonProcessingException _) {
            return Optional.empty();
        }
    }

    /// The body of a webhook, which anybody can send. Limits are tight.
    public static Optional<JsonNode> parseWebhook(byte[] body) {
        try {
            JsonNode node = WEBHOOKS.readTree(body);
            return node == null || node.isMissingNode() ? Optional.empty() : Optional.of(node);
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /// Members in the order in which they were put: the same tree always is the same text.
    public static String write(JsonNode node) {
        try {
            return ANSWERS.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree always has a text", e);
        }
    }

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /// The text of a request: the members inside Asana's `data` envelope.
    public static String body(Consumer<ObjectNode> data) {
        ObjectNode root = object();
        data.accept(root.putObject("data"));
        return write(root);
    }

    private static JsonMapper mapper(long maxDocument, int maxString) {
        return JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(32)
                                .maxStringLength(maxString)
                                .maxNumberLength(64)
                                .maxNameLength(256)
                                .maxDocumentLength(maxDocument)
                                .build())
                        .build())
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
                .build();
    }
}
