package io.mlconnector.systemtests.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.HttpMethod;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Nobody changes anything from a web page of somebody else, nor without what our own page was given: every route of
/// every service is tried with every method, as the code declares them.
class StrangersIT {
    private static final Duration ANSWER = Duration.ofSeconds(20);
    private static final Set<String> CHANGING = Set.of("POST", "PUT", "PATCH", "DELETE");
    /// What an operator's tools may call, from where only operators are; a browser may not.
    private static final String CONTROL = "/control/";

    @TempDir
    Path folder = Path.of("");

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(ANSWER)
            .build();

    @Test
    void noRouteTakesAChangeFromAStranger() throws Exception {
        Map<String, String> environment = new HashMap<>(FreePorts.take());
        environment.put("MLC_HOME", folder.toString());
        Set<String> routes = routes();
        assertThat(routes)
                .as("the crawl finds what is there")
                .contains("/control/qbo-writer/pause", "/webhooks/quickbooks", "/api/health");
        try (Mlc.Running up = Mlc.start(folder, environment, "up")) {
            up.awaitLine("ml-connector is up.");
            List<String> taken = new ArrayList<>();
            for (String port : List.of("CONSOLE_PORT", "INGEST_PORT")) {
                String base = "http://localhost:" + environment.get(port);
                for (String route : routes) {
                    for (String method : CHANGING) {
                        taken.addAll(taken(method, base, route));
                    }
                }
            }

            assertThat(taken).isEmpty();
            assertThat(Mlc.succeeds(folder, environment, Duration.ofMinutes(1), "status"))
                    .as("nothing was paused or unbound")
                    .doesNotContain("paused");
            assertThat(up.stop()).as(up.text()).isIn(0, 130, 143);
        }
    }

    /// As somebody else's page sends it, as a page of ours without its token would, and as no browser does.
    private List<String> taken(String method, String base, String route) throws InterruptedException {
        List<Map<String, String>> callers = new ArrayList<>(List.of(
                Map.of("Origin", "https://stranger.example", "Sec-Fetch-Site", "cross-site"),
                Map.of("Origin", "null", "Sec-Fetch-Site", "cross-site"),
                Map.of("Origin", base, "Sec-Fetch-Site", "same-origin")));
        if (!route.startsWith(CONTROL)) {
            callers.add(Map.of());
            callers.add(Map.of("X-Hook-Secret", "guessed"));
        }
        List<String> taken = new ArrayList<>();
        for (Map<String, String> caller : callers) {
            for (String type : List.of("application/x-www-form-urlencoded", "text/plain", "application/json")) {
                int status = status(method, base + route, caller, type);
                if (status < 400) {
                    taken.add(status + " " + method + " " + route + " as " + type + " by " + caller);
                }
            }
        }
        return taken;
    }

    private int status(String method, String address, Map<String, String> headers, String type)
            throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address))
                .timeout(ANSWER)
                .header("Content-Type", type)
                .method(method, HttpRequest.BodyPublishers.ofString("{}"));
        headers.forEach(request::header);
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            throw new AssertionError(method + " " + address, e);
        }
    }

    /// Paths of all resources, with something plausible for each variable.
    private static Set<String> routes() {
        Set<String> routes = new TreeSet<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(location -> !location.contains("quarkus-app"))
                .importPackages("io.mlconnector")) {
            if (type.isAnnotatedWith(jakarta.ws.rs.Path.class)) {
                String base = type.getAnnotationOfType(jakarta.ws.rs.Path.class).value();
                for (JavaMethod method : type.getMethods()) {
                    if (method.isMetaAnnotatedWith(HttpMethod.class)) {
                        String path = method.isAnnotatedWith(jakarta.ws.rs.Path.class)
                                ? method.getAnnotationOfType(jakarta.ws.rs.Path.class)
                                        .value()
                                : "";
                        routes.add(filled("/" + base + "/" + path));
                    }
                }
            }
        }
        return routes;
    }

    private static String filled(String path) {
        return path.replaceAll("\\{group[^}]*}", "qbo-writer")
                .replaceAll("\\{job[^}]*}", "sweep")
                .replaceAll("\\{[^}]*}", "1")
                .replaceAll("/+", "/")
                .replaceAll("(?<=.)/$", "");
    }
}
