package io.mlconnector.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// One response. Immutable; [#with] gives a changed copy.
public final class Answer {
    private final int status;
    private final Map<String, String> headers;
    private final byte[] bytes;
    private final Passage passage;
    private final Duration pause;

    /// How much of it reaches the caller.
    private enum Passage {
        WHOLE,
        CUT,
        NONE
    }

    private Answer(int status, Map<String, String> headers, byte[] bytes) {
        this(status, headers, bytes, Passage.WHOLE, Duration.ZERO);
    }

    private Answer(int status, Map<String, String> headers, byte[] bytes, Passage passage, Duration pause) {
        this.status = status;
        this.headers = Map.copyOf(headers);
        this.bytes = bytes;
        this.passage = passage;
        this.pause = pause;
    }

    /// The connection is closed, and nothing is sent.
    public static Answer none() {
        return new Answer(0, Map.of(), new byte[0], Passage.NONE, Duration.ZERO);
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
        return new Answer(status, more, bytes, passage, pause);
    }

    /// Half of the body is sent under the length of the whole, then the connection is closed.
    public Answer cut() {
        return new Answer(status, headers, bytes, Passage.CUT, pause);
    }

    /// Sent later, by the real clock.
    public Answer after(Duration wait) {
        return new Answer(status, headers, bytes, passage, wait);
    }

    public boolean isSent() {
        return passage != Passage.NONE;
    }

    boolean isCut() {
        return passage == Passage.CUT;
    }

    public Duration pause() {
        return pause;
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

    public int length() {
        return bytes.length;
    }

    /// Of the whole body.
    public Sha256 digest() {
        return Sha256.of(bytes);
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, isCut() ? bytes.length / 2 : bytes.length);
        out.flush();
    }

    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "Answer " + status + ", " + bytes.length + " bytes";
    }
}
