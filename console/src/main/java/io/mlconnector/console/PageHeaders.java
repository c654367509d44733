package io.mlconnector.console;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// What a browser may do with the pages: nothing but show them and ask this server.
@ApplicationScoped
class PageHeaders {
    private static final int FIRST = 1000;

    void register(@Observes Filters filters) {
        filters.register(
                context -> {
                    MultiMap headers = context.response().headers();
                    headers.set(
                            "Content-Security-Policy",
                            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
                                    + "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
                    headers.set("X-Content-Type-Options", "nosniff");
                    headers.set("Referrer-Policy", "no-referrer");
                    String path = context.normalizedPath();
                    if (path.startsWith("/api/") || path.startsWith("/connect/")) {
                        headers.set("Cache-Control", "no-store");
                    }
                    context.next();
                },
                FIRST);
    }
}
