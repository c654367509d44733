package io.mlconnector.ingest.store;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The limits that every webhook meets before anyone looks into it.
///
/// @param contentType as it was sent; empty where it was not
@SuppressWarnings("ArrayRecordComponent") // two requests are never compared
public record WebhookRequest(byte[] body, String contentType, HttpHeaders headers) {
    /// Intuit's and Asana's bodies are a few KiB; a topic takes 1 MiB.
    public static final int MAX_BODY = 256 * 1024;

    static final String TOO_LARGE = "A webhook body has at most 256 KiB.";

    private static final int MAX_SIGNATURE = 1024;

    public static WebhookRequest of(byte @Nullable [] body, HttpHeaders headers) {
        String contentType = headers.getHeaderString(HttpHeaders.CONTENT_TYPE);
        return new WebhookRequest(body == null ? new byte[0] : body, contentType == null ? "" : contentType, headers);
    }

    /// Why this is refused unseen: too large, or compressed (a small body could be a huge one).
    public Optional<Response> refusal() {
        if (body.length > MAX_BODY) {
            return Optional.of(answer(Response.Status.REQUEST_ENTITY_TOO_LARGE, TOO_LARGE));
        }
        String encoding = headers.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.isBlank() && !encoding.strip().equalsIgnoreCase("identity")) {
            return Optional.of(answer(Response.Status.UNSUPPORTED_MEDIA_TYPE, "Send the body uncompressed."));
        }
        return Optional.empty();
    }

    /// The one header of this name; null where it is missing, doubled or too long to be a signature.
    public @Nullable String single(String name) {
        List<String> values = headers.getRequestHeader(name);
        return values.size() == 1 && values.getFirst().length() <= MAX_SIGNATURE ? values.getFirst() : null;
    }

    public static Response answer(Response.StatusType status, String sentence) {
        return Response.status(status)
                .type(MediaType.TEXT_PLAIN_TYPE)
                .entity(sentence + "\n")
                .build();
    }
}
