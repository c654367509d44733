package io.mlconnector.conformance.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// One call and its answer.
///
/// @param path raw, as it stood in the request line
/// @param client the caller's `User-Agent`
/// @param fault whether the answer was spoilt on purpose
public record Exchange(
        String method,
        String path,
        List<Parameter> query,
        String client,
        String requestType,
        String requestBody,
        int status,
        String answerType,
        String answerBody,
        boolean fault) {
    /// One of the query, decoded.
    public record Parameter(String name, String value) {}

    private static final String OURS = "ml-connector";

    public Exchange {
        query = List.copyOf(query);
    }

    /// A line of the sandbox's record.
    public static Exchange read(JsonNode line) {
        return new Exchange(
                line.path("method").asText().toUpperCase(Locale.ROOT),
                line.path("path").asText(),
                query(line.path("query").asText("")),
                line.path("userAgent").asText(""),
                line.path("contentType").asText(""),
                line.path("requestBody").asText(""),
                line.path("status").asInt(),
                line.path("answerContentType").asText(""),
                line.path("answerBody").asText(""),
                line.path("fault").asBoolean());
    }

    /// @param raw without the question mark
    public static List<Parameter> query(String raw) {
        return Stream.of(raw.split("&"))
                .filter(pair -> !pair.isEmpty())
                .map(pair -> {
                    int equals = pair.indexOf('=');
                    return equals < 0
                            ? new Parameter(decoded(pair), "")
                            : new Parameter(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
                })
                .toList();
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    public boolean succeeded() {
        return status / 100 == 2;
    }

    /// Whether the connector made the call, and no test by hand.
    public boolean isOurs() {
        return client.startsWith(OURS);
    }
}
