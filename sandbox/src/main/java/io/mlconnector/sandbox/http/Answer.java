package io.mlconnector.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// One response. Immutable; [#with] gives a changed copy.
public final class Answer {
    private final int status;
    private final Map<String, String> headers;
    private final byte[] bytes;

    private Answer(int status, Map<String, String> headers, byte[] bytes) {
        this.status = status;
        this.headers = Map.copyOf(headers);
        this.bytes = bytes;
    }

    public static Answer json(int status, JsonNode body) {
        return of(status, "application/json;charset=UTF-8", Json.write(body));
    }

    public static Answer text(int status, String body) {
        return of(status, "text/plain;charset=UTF-8", body);
    }

    public static Answer html(int status, String body) {
        return of(status, "text/html;charset=UTF-8", body);
    }

    public static Answer bytes(int status, String contentType, byte[] body) {
        return new Answer(status, Map.of("Content-Type", contentType), body.clone());
    }

    public static Answer empty(int status) {
        return new Answer(status, Map.of(), new byte[0]);
    }

    public static Answer of(int status, String contentType, String body) {
        return new Answer(status, Map.of("Content-Type", contentType), body.getBytes(StandardCharsets.UTF_8));
    }

    public Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, bytes);
    }

    public int status() {
        return status;
    }

    public Map<String, String> headers() {
        return headers;
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "Answer " + status + ", " + bytes.length + " bytes";
    }
}
