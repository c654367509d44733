package io.mlconnector.apiclient;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One HTTP request. The body's bytes are sent as they are.
///
/// @param method `GET`, `POST`, `PUT`, `DELETE`
/// @param headers without `Authorization`, which the transport's caller adds through its token source
public record ApiRequest(
        String method,
        URI uri,
        Map<String, String> headers,
        @Nullable String body) {
    public ApiRequest {
        headers = Map.copyOf(headers);
    }

    public byte[] bodyBytes() {
        return body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
    }

    /// Method and path: the query can hold what must not be logged.
    @Override
    public String toString() {
        return method + " " + uri.getPath();
    }
}
