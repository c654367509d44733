package io.mlconnector.sandbox.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One request as it arrived: the body already unpacked from gzip, otherwise byte for byte.
public final class Call {
    private final String method;
    private final String rawPath;
    private final String path;
    private final Map<String, List<String>> query;
    private final Map<String, String> headers;
    private final byte[] body;
    private final String rawQuery;

    /// @param rawQuery as sent, without the question mark
    /// @throws IllegalArgumentException when a percent escape is broken
    static Call of(String method, String rawPath, String rawQuery, Map<String, String> headers, byte[] body) {
        return new Call(method, rawPath, rawQuery, decode(rawQuery), headers, body);
    }

    /// @param rawPath as sent, with the leading slash
    /// @param headers names in lower case, the first value of each
    public Call(
            String method, String rawPath, Map<String, List<String>> query, Map<String, String> headers, byte[] body) {
        this(method, rawPath, "", query, headers, body.clone());
    }

    private Call(
            String method,
            String rawPath,
            String rawQuery,
            Map<String, List<String>> query,
            Map<String, String> headers,
            byte[] body) {
        this.rawQuery = rawQuery;
        this.method = method;
        this.rawPath = rawPath;
        this.path = decodePath(rawPath);
        this.query = Map.copyOf(query);
        this.headers = Map.copyOf(headers);
        this.body = body;
    }

    public String method() {
        return method;
    }

    /// As sent.
    public String rawPath() {
        return rawPath;
    }

    /// As sent, without the question mark; empty when there is none.
    public String rawQuery() {
        return rawQuery;
    }

    /// Decoded.
    public String path() {
        return path;
    }

    /// The path cut at its slashes, without empty parts: `/v3/company/1` is `[v3, company, 1]`. A slash inside a part
    /// arrives as `%2F` and stays in it.
    public List<String> segments() {
        return segments(rawPath);
    }

    /// @param rawPath percent-encoded
    public static List<String> segments(String rawPath) {
        List<String> parts = new ArrayList<>();
        for (String part : rawPath.split("/", -1)) {
            if (!part.isEmpty()) {
                parts.add(decodePath(part));
            }
        }
        return List.copyOf(parts);
    }

    public Map<String, List<String>> query() {
        return query;
    }

    /// The first value of a query parameter.
    public @Nullable String query(String name) {
        List<String> values = query.get(name);
        return values == null ? null : values.getFirst();
    }

    public String query(String name, String otherwise) {
        String value = query(name);
        return value == null ? otherwise : value;
    }

    public Map<String, String> headers() {
        return headers;
    }

    /// @param name in lower case
    public @Nullable String header(String name) {
        return headers.get(name);
    }

    public byte[] body() {
        return body.clone();
    }

    /// Of the body.
    public Sha256 digest() {
        return Sha256.of(body);
    }

    public int bodyLength() {
        return body.length;
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /// The body as `application/x-www-form-urlencoded`.
    public Map<String, List<String>> form() {
        return decode(text());
    }

    /// `a=1&a=2&b` as `{a=[1, 2], b=[""]}`; empty pairs (a trailing `&`) are dropped.
    ///
    /// @throws IllegalArgumentException when a percent escape is broken
    static Map<String, List<String>> decode(@Nullable String encoded) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        if (encoded == null) {
            return values;
        }
        for (String pair : encoded.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                values.computeIfAbsent(URLDecoder.decode(name, StandardCharsets.UTF_8), _ -> new ArrayList<>())
                        .add(URLDecoder.decode(value, StandardCharsets.UTF_8));
            }
        }
        return values;
    }

    private static String decodePath(String encoded) {
        // In a path a plus is a plus.
        return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
