package io.mlconnector.sandbox.asana.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.time.Instant;

/// Addresses of uploaded files. Each works for two minutes of the sandbox clock, for anybody who has it.
public final class Downloads {
    public static final String PATH = "/-/files/";
    private static final Duration LIFE = Duration.ofMinutes(2);

    private Downloads() {}

    /// Null for a link to something elsewhere.
    ///
    /// @param baseUrl of the sandbox, without a trailing slash
    public static JsonNode url(String baseUrl, Resource attachment, Instant now) {
        String key = attachment.findText("file_key");
        return key == null
                ? NullNode.getInstance()
                : TextNode.valueOf(baseUrl + PATH + attachment.gid() + "/" + key + "?expires="
                        + now.plus(LIFE).toEpochMilli());
    }

    public static boolean isLive(String expires, Instant now) {
        return expires.matches("[0-9]{1,15}")
                && Instant.ofEpochMilli(Long.parseLong(expires)).isAfter(now)
                && Instant.ofEpochMilli(Long.parseLong(expires))
                        .isBefore(now.plus(LIFE).plusMillis(1));
    }
}
