package io.mlconnector.console;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/// An error of the REST API in the form of RFC 9457.
///
/// @param detail a sentence that says what to do
record Problem(String title, int status, String detail) {
    private static final MediaType TYPE = new MediaType("application", "problem+json");

    static Response notFound(String detail) {
        return response(404, "Not found", detail);
    }

    static Response badRequest(String detail) {
        return response(400, "Bad request", detail);
    }

    private static Response response(int status, String title, String detail) {
        return Response.status(status)
                .type(TYPE)
                .entity(new Problem(title, status, detail))
                .build();
    }
}
