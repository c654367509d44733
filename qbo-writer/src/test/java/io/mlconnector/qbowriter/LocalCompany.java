package io.mlconnector.qbowriter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.apiclient.AccessTokenSource;
import io.mlconnector.apiclient.ApiRequest;
import io.mlconnector.apiclient.ApiResponse;
import io.mlconnector.apiclient.ApiResult;
import io.mlconnector.apiclient.ApiTransport;
import io.mlconnector.apiclient.JdkApiTransport;
import io.mlconnector.apiclient.TransportSettings;
import io.mlconnector.contracts.Json;
import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.quickbooks.HttpQuickBooksClient;
import io.mlconnector.quickbooks.QuickBooksClient;
import io.mlconnector.quickbooks.QuickBooksSettings;
import io.mlconnector.sandbox.Sandbox;
import io.mlconnector.sandbox.SandboxSettings;
import io.mlconnector.sandbox.time.SandboxClock;
import io.mlconnector.serviceruntime.pace.Pace;
import io.mlconnector.serviceruntime.pace.PacedTransport;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The faithful QuickBooks on a clock of the test's own, with the connector's client and pace in front of it.
final class LocalCompany implements AccessTokenSource, AutoCloseable {
    private static final int PAGE = 1000;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Sandbox sandbox;
    private final JsonNode info;
    private final Map<String, Long> answers = new TreeMap<>();
    private final QuickBooksClient connector;
    private final QuickBooksClient person;

    private String refreshToken;
    private @Nullable String accessToken;

    LocalCompany(FastTime time) throws IOException, InterruptedException {
        sandbox = Sandbox.start(SandboxSettings.temporary(""), SandboxClock.over(time));
        info = control("GET", "/info", null);
        refreshToken = info.path("refreshToken").asText();
        ApiTransport wire = new JdkApiTransport(TransportSettings.DEFAULT);
        QuickBooksSettings settings = QuickBooksSettings.of(info.path("apiUrl").asText(), realm());
        connector = new HttpQuickBooksClient(
                settings, new PacedTransport(request -> counted(wire, request), Pace.QUICKBOOKS_WRITES, time), this);
        person = new HttpQuickBooksClient(settings, wire, this);
    }

    String realm() {
        return info.path("realmId").asText();
    }

    QuickBooksClient connector() {
        return connector;
    }

    /// The id of a new vendor.
    String vendor(String name) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("DisplayName", name);
        return ok(person.create(EntityType.VENDOR, body.toString(), name)).id();
    }

    /// The id of an account that costs can be booked on.
    String account() {
        return ok(person.query("select * from Account where AccountType = 'Expense'"))
                .entities()
                .getFirst()
                .path("Id")
                .asText();
    }

    /// All bills, oldest first.
    List<JsonNode> bills() {
        List<JsonNode> all = new ArrayList<>();
        List<JsonNode> page;
        do {
            page = ok(person.query("select * from Bill startposition " + (all.size() + 1) + " maxresults " + PAGE))
                    .entities();
            all.addAll(page);
        } while (page.size() == PAGE);
        return all;
    }

    /// @param rule a rule of the sandbox's fault desk
    void fault(String rule) throws IOException, InterruptedException {
        control("POST", "/faults", rule);
    }

    void heal() throws IOException, InterruptedException {
        control("DELETE", "/faults", null);
    }

    /// How often which fault has struck.
    Map<String, Long> struck() throws IOException, InterruptedException {
        Map<String, Long> kinds = new TreeMap<>();
        control("GET", "/faults", null)
                .path("faults")
                .forEach(rule -> kinds.merge(
                        rule.path("kind").asText(), rule.path("hits").asLong(), Long::sum));
        return kinds;
    }

    /// How often the connector saw which status; `none` where no answer came.
    synchronized Map<String, Long> answers() {
        return new TreeMap<>(answers);
    }

    @Override
    public synchronized Optional<String> findToken() {
        if (accessToken == null) {
            String form =
                    "grant_type=refresh_token&refresh_token=" + URLEncoder.encode(refreshToken, StandardCharsets.UTF_8);
            String client = info.path("clientId").asText() + ":"
                    + info.path("clientSecret").asText();
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create(info.path("oauthUrl").asText()))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header("Accept", "application/json")
                    .header(
                            "Authorization",
                            "Basic " + Base64.getEncoder().encodeToString(client.getBytes(StandardCharsets.UTF_8)))
                    .POST(BodyPublishers.ofString(form))
                    .build();
            try {
                JsonNode pair = json(http.send(request, BodyHandlers.ofByteArray()));
                refreshToken = pair.path("refresh_token").asText();
                accessToken = pair.path("access_token").asText();
            } catch (IOException e) {
                return Optional.empty();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }
        return Optional.of(accessToken);
    }

    @Override
    public synchronized void reject(String token) {
        if (token.equals(accessToken)) {
            accessToken = null;
        }
    }

    @Override
    public void close() {
        sandbox.close();
        http.close();
    }

    private ApiResult<ApiResponse> counted(ApiTransport wire, ApiRequest request) {
        ApiResult<ApiResponse> result = wire.send(request);
        String seen = result instanceof ApiResult.Ok<ApiResponse>(var response, var _)
                ? String.format(Locale.ROOT, "%d", response.status())
                : "none";
        synchronized (this) {
            answers.merge(seen, 1L, Long::sum);
        }
        return result;
    }

    private static <T> T ok(ApiResult<T> result) {
        return switch (result) {
            case ApiResult.Ok<T>(var value, var _) -> value;
            case ApiResult.Failed<T>(var failure, var _) -> throw new AssertionError(failure.toString());
        };
    }

    private JsonNode control(String method, String path, @Nullable String body)
            throws IOException, InterruptedException {
        return json(http.send(
                HttpRequest.newBuilder(URI.create(sandbox.quickBooksUrl() + "/sandbox" + path))
                        .header("Content-Type", "application/json")
                        .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofByteArray()));
    }

    private static JsonNode json(HttpResponse<byte[]> response) throws IOException {
        if (response.statusCode() >= 300) {
            throw new IOException(response.statusCode() + ": " + new String(response.body(), StandardCharsets.UTF_8));
        }
        return Json.read(response.body(), JsonNode.class);
    }
}
