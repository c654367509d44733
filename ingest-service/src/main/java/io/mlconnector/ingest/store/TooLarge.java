package io.mlconnector.ingest.store;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicLong;

/// Answers 413 to a webhook that says itself that it is too large, before any of it is read. What is sent all
/// the same is thrown away, up to a bound: who is cut off in the middle of sending sees a broken connection
/// instead of the answer.
@ApplicationScoped
class TooLarge {
    /// Before Quarkus' own limit, which closes the connection at once.
    private static final int FIRST = 10_000;

    private static final long MOST_THROWN_AWAY = 8L * 1024 * 1024;

    void register(@Observes Filters filters) {
        filters.register(TooLarge::check, FIRST);
    }

    private static void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.path() != null
                && request.path().startsWith("/webhooks/")
                && declared(request) > WebhookRequest.MAX_BODY) {
            refuse(request);
        } else {
            context.next();
        }
    }

    private static long declared(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && length.matches("[0-9]{1,18}") ? Long.parseLong(length) : 0;
    }

    private static void refuse(HttpServerRequest request) {
        AtomicLong thrownAway = new AtomicLong();
        request.handler(part -> {
            if (thrownAway.addAndGet(part.length()) > MOST_THROWN_AWAY) {
                request.connection().close();
            }
        });
        request.exceptionHandler(_ -> {});
        request.resume();
        var _ = request.response()
                .setStatusCode(413)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain;charset=UTF-8")
                .end(WebhookRequest.TOO_LARGE + "\n");
    }
}
