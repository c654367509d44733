package io.mlconnector.enrich.flow;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.mlconnector.contracts.Json;
import io.mlconnector.contracts.UnreadableException;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A body that is remembered: as its bytes, which take a tenth of the room of a tree.
@JsonDeserialize(using = StoredJson.Reader.class)
public final class StoredJson {
    private final byte[] bytes;

    private StoredJson(byte[] bytes) {
        this.bytes = bytes;
    }

    /// @throws UnreadableException when it could not be read again
    public static StoredJson of(JsonNode body) {
        if (!Json.hasShortNumbers(body)) {
            throw new UnreadableException("a number with too many digits", null);
        }
        return new StoredJson(Json.write(body));
    }

    public JsonNode tree() {
        return Json.read(bytes, JsonNode.class);
    }

    /// The same members with the same values, in whatever order.
    public static boolean isSame(@Nullable StoredJson one, @Nullable StoredJson other) {
        if (one == null || other == null) {
            return one == other;
        }
        return Arrays.equals(one.bytes, other.bytes) || one.tree().equals(other.tree());
    }

    static final class Reader extends JsonDeserializer<StoredJson> {
        @Override
        public StoredJson deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return StoredJson.of(context.readTree(parser));
        }
    }
}
