package io.mlconnector.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.deser.std.NumberDeserializers;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ValueNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.mlconnector.domain.accounting.Amounts;
import java.io.IOException;
import java.math.BigDecimal;

/// The one JSON configuration of all topic values: strict limits, amounts as decimals, unknown fields ignored.
public final class Json {
    private static final int MAX_DOCUMENT = 1_048_576;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(32)
                            .maxStringLength(262_144)
                            .maxNumberLength(64)
                            .maxNameLength(256)
                            .maxDocumentLength(MAX_DOCUMENT)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule("amounts").addDeserializer(BigDecimal.class, new AmountReader()))
            .nodeFactory(new ShortNumbers())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(com.fasterxml.jackson.core.JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    /// Below the limit of [#read], which counts sign and point too.
    private static final int MAX_DIGITS = 60;

    private Json() {}

    public static JsonMapper mapper() {
        return MAPPER;
    }

    /// @throws IllegalArgumentException when the value has no JSON form: a bug
    public static byte[] write(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + value.getClass(), e);
        }
    }

    /// @throws UnreadableException when the bytes are not this value
    public static <T> T read(byte[] bytes, Class<T> type) {
        try {
            T value = MAPPER.readValue(bytes, type);
            if (value == null) {
                throw new UnreadableException("empty value", null);
            }
            return value;
        } catch (IOException | IllegalArgumentException e) {
            throw new UnreadableException("not a " + type.getSimpleName() + ": " + summary(e), e);
        }
    }

    /// Whether [#write] can write all its numbers out, and [#read] takes them back.
    public static boolean hasShortNumbers(JsonNode tree) {
        if (tree.isBigDecimal()) {
            return isShort(tree.decimalValue());
        }
        for (JsonNode child : tree) {
            if (!hasShortNumbers(child)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isShort(BigDecimal value) {
        long scale = value.scale();
        return Math.max(value.precision() - Math.min(scale, 0), scale) <= MAX_DIGITS;
    }

    /// `1e999999999` is short only until somebody writes it out.
    private static final class ShortNumbers extends JsonNodeFactory {
        private static final long serialVersionUID = 1L;

        @Override
        public ValueNode numberNode(BigDecimal value) {
            if (value != null && !isShort(value)) {
                throw new IllegalArgumentException("a number with too many digits");
            }
            return super.numberNode(value);
        }
    }

    private static final class AmountReader extends StdScalarDeserializer<BigDecimal> {
        private static final long serialVersionUID = 1L;

        AmountReader() {
            super(BigDecimal.class);
        }

        @Override
        public BigDecimal deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return Amounts.checked(NumberDeserializers.BigDecimalDeserializer.instance.deserialize(parser, context));
        }
    }

    /// The first line without the source excerpt, which can hold payload.
    private static String summary(Exception e) {
        if (e instanceof JsonProcessingException json) {
            return json.getOriginalMessage();
        }
        String message = e.getMessage();
        return message == null
                ? e.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
