package io.mlconnector.quickbooks.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Optional;

/// How Intuit's JSON is read and written: amounts as decimals, with limits.
public final class WireJson {
    private static final JsonMapper ANSWERS = mapper(32 * 1024 * 1024, 1024 * 1024);
    private static final JsonMapper WEBHOOKS = mapper(256 * 1024, 64 * 1024);

    private WireJson() {}

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
