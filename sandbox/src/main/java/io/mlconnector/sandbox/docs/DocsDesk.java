package io.mlconnector.sandbox.docs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.control.ControlApi;
import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Call;
import io.mlconnector.sandbox.http.Html;
import io.mlconnector.sandbox.http.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// `/openapi.json`, `/sandbox/openapi.json` and the pages that show both, below `/docs/`. The pages are Swagger UI's,
/// from
/// our own files: nothing is loaded from elsewhere.
public final class DocsDesk {
    private static final String PAGES = "/docs/";
    private static final String API = "/openapi.json";
    private static final String CONTROL = "/sandbox/openapi.json";
    private static final Map<String, String> TYPES = Map.of(
            "swagger-ui.css", "text/css;charset=UTF-8",
            "swagger-ui-bundle.js", "text/javascript;charset=UTF-8",
            "swagger-ui-standalone-preset.js", "text/javascript;charset=UTF-8",
            "favicon-32x32.png", "image/png");
    private static final String POLICY =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

    private final String vendor;
    private final Function<String, ObjectNode> api;

    /// @param api the vendor's part, given where the asker found us
    private DocsDesk(String vendor, Function<String, ObjectNode> api) {
        this.vendor = vendor;
        this.api = api;
    }

    /// Adds the description of the control API to itself, too.
    public static DocsDesk of(String vendor, Function<String, ObjectNode> api, ControlApi control) {
        control.get("openapi.json", "This description", request -> json(describe(vendor, control, request.call())));
        return new DocsDesk(vendor, api);
    }

    /// @return empty when the address is none of ours
    public Optional<Answer> handle(Call call) {
        String path = call.path();
        if (path.equals(API)) {
            return Optional.of(json(api.apply(base(call))));
        }
        if (path.equals("/docs")) {
            return Optional.of(Answer.empty(302).with("Location", PAGES));
        }
        if (!path.startsWith(PAGES)) {
            return Optional.empty();
        }
        return Optional.of(
                switch (path.substring(PAGES.length())) {
                    case "" ->
                        Answer.html(200, page())
                                .with("Content-Security-Policy", POLICY)
                                .with("Cache-Control", "no-cache");
                    case "start.js" ->
                        Answer.of(200, "text/javascript;charset=UTF-8", START).with("Cache-Control", "no-cache");
                    case String name -> file(name);
                });
    }

    private static Answer file(String name) {
        String type = TYPES.get(name);
        if (type == null) {
            return Answer.text(404, "The documentation has no " + name);
        }
        try (InputStream file = DocsDesk.class.getResourceAsStream(name)) {
            if (file == null) {
                return Answer.text(404, "This build has no " + name);
            }
            return Answer.bytes(200, type, file.readAllBytes()).with("Cache-Control", "public, max-age=86400");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode describe(String vendor, ControlApi control, Call call) {
        List<Endpoint> endpoints = control.operations().stream()
                .map(operation -> {
                    Endpoint endpoint = Endpoint.of(
                            operation.method(), operation.path(), tag(operation.path()), operation.summary());
                    return operation.body().isEmpty()
                            ? endpoint
                            : endpoint.with(Endpoint.Body.json(Endpoint.Body.members(operation.body())));
                })
                .toList();
        return ApiDescription.write(
                new ApiDescription.Title(
                        vendor + " sandbox: control",
                        "What the real " + vendor + " does not have: looking behind the counter, moving the clock,"
                                + " ordering trouble."),
                base(call),
                endpoints,
                Map.of());
    }

    /// The first part behind `/sandbox/`.
    private static String tag(String path) {
        return Call.segments(path).get(1);
    }

    private static Answer json(ObjectNode document) {
        return Answer.json(200, document).with("Cache-Control", "no-cache");
    }

    /// The address under which the asker reached us is one that works for it, in a container as well.
    private static String base(Call call) {
        return "http://" + Optional.ofNullable(call.header("host")).orElse("localhost");
    }

    private String page() {
        return """
                <!doctype html><html lang="en"><head><meta charset="utf-8"><title>%s sandbox API</title>
                <meta name="viewport" content="width=device-width,initial-scale=1">
                <link rel="icon" type="image/png" href="favicon-32x32.png"><link rel="stylesheet" href="swagger-ui.css">
                </head><body style="margin:0"><div id="docs" data-apis='%s'></div>
                <script src="swagger-ui-bundle.js"></script><script src="swagger-ui-standalone-preset.js"></script>
                <script src="start.js"></script></body></html>
                """.formatted(Html.escape(vendor), Html.escape(apis()));
    }

    private String apis() {
        var list = Json.array();
        list.addObject().put("url", API).put("name", vendor);
        list.addObject().put("url", CONTROL).put("name", "Control");
        return Json.write(list);
    }

    private static final String START = """
            const docs = document.getElementById("docs");
            SwaggerUIBundle({
              urls: JSON.parse(docs.dataset.apis),
              dom_id: "#docs",
              deepLinking: true,
              docExpansion: "list",
              defaultModelsExpandDepth: 0,
              validatorUrl: null,
              presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
              layout: "StandaloneLayout",
            });
            """;
}
