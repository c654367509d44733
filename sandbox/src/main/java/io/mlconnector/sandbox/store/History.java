package io.mlconnector.sandbox.store;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.mlconnector.sandbox.http.Json;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What the lines of a journal come to in the end: where the last value of each key is, keys in the order in which they
/// were first put. The values themselves stay in the file.
final class History {
    static final String PUT = "put";
    static final String DELETED = "del";
    static final String IDS = "ids";

    private final Map<String, Place> places = new LinkedHashMap<>();
    private final Map<String, Long> sequences = new TreeMap<>();

    Map<String, Place> places() {
        return places;
    }

    Map<String, Long> sequences() {
        return sequences;
    }

    /// @param offset of the line in the file
    /// @throws IOException when the line is no JSON object
    void read(byte[] line, long offset) throws IOException {
        try (JsonParser parser = Json.parser(line)) {
            require(parser, parser.nextToken(), JsonToken.START_OBJECT);
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case PUT -> puts(parser, offset);
                    case DELETED -> deletions(parser);
                    case IDS -> ids(parser);
                    default -> parser.skipChildren();
                }
            }
            require(parser, parser.nextToken(), null);
        }
    }

    private void puts(JsonParser parser, long offset) throws IOException {
        require(parser, parser.currentToken(), JsonToken.START_OBJECT);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            long start = parser.currentTokenLocation().getByteOffset();
            parser.skipChildren();
            parser.finishToken();
            long end = parser.currentLocation().getByteOffset();
            places.put(key, new Place(offset + start, Math.toIntExact(end - start)));
        }
    }

    private void deletions(JsonParser parser) throws IOException {
        require(parser, parser.currentToken(), JsonToken.START_ARRAY);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            places.remove(parser.getText());
        }
    }

    private void ids(JsonParser parser) throws IOException {
        require(parser, parser.currentToken(), JsonToken.START_OBJECT);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            sequences.put(name, parser.getLongValue());
        }
    }

    private static void require(JsonParser parser, @Nullable JsonToken actual, @Nullable JsonToken expected)
            throws IOException {
        if (actual != expected) {
            throw new JsonParseException(parser, "Not a line of a journal");
        }
    }
}
