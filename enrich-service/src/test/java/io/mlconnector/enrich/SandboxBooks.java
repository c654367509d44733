package io.mlconnector.enrich;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.apiclient.AccessTokenSource;
import io.mlconnector.apiclient.ApiResult;
import io.mlconnector.apiclient.JdkApiTransport;
import io.mlconnector.apiclient.TransportSettings;
import io.mlconnector.contracts.Json;
import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.enrich.quickbooks.QuickBooksReaders;
import io.mlconnector.quickbooks.BilledReads;
import io.mlconnector.quickbooks.HttpQuickBooksClient;
import io.mlconnector.quickbooks.QueryPage;
import io.mlconnector.quickbooks.QuickBooksClient;
import io.mlconnector.quickbooks.QuickBooksSettings;
import io.mlconnector.quickbooks.Statements;
import io.mlconnector.sandbox.Sandbox;
import io.mlconnector.sandbox.SandboxSettings;
import io.mlconnector.sandbox.time.SandboxClock;
import io.mlconnector.serviceruntime.reads.CountedReads;
import io.mlconnector.serviceruntime.reads.ReadCause;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The faithful QuickBooks on a clock that stands still until the test moves it, with the connector's clients in front
/// of it and a person who works in it.
final class SandboxBooks implements AccessTokenSource, AutoCloseable {
    private static final Duration TOKEN_LIFE = Duration.ofMinutes(40);
    private static final int BATCH = 30;

    private final SandboxClock clock;
    private final Sandbox sandbox;
    private final HttpClient http = HttpClient.newHttpClient();
    private final String realm;
    private final Map<ReadCause, Long> counted = new EnumMap<>(ReadCause.class);
    private final Map<ReadCause, QuickBooksClient> clients = new EnumMap<>(ReadCause.class);
    private final QuickBooksClient person;
    private @Nullable String token;
    private Instant tokenSince = Instant.EPOCH;

    SandboxBooks(Instant start) {
        clock = SandboxClock.over(Clock.fixed(start, ZoneOffset.UTC));
        sandbox = Sandbox.start(SandboxSettings.temporary(""), clock);
        JsonNode info = control("GET", "/info", null);
        realm = info.path("realmId").asText();
        // On a clock that stands still no bucket fills again.
        control("POST", "/limits", """
                {"perMinute":1000000,"perSecond":1000000,"batchesPerMinute":1000000,
                 "batchesPerMinuteOfCompany":1000000}""");
        QuickBooksSettings settings = QuickBooksSettings.of(info.path("apiUrl").asText(), realm);
        JdkApiTransport wire = new JdkApiTransport(TransportSettings.DEFAULT);
        CountedReads meter =
                new CountedReads(wire, BilledReads::of, (cause, reads) -> counted.merge(cause, reads, Long::sum));
        for (ReadCause cause : ReadCause.values()) {
            clients.put(cause, new HttpQuickBooksClient(settings, CountedReads.because(cause, meter), this));
        }
        person = new HttpQuickBooksClient(settings, wire, this);
    }

    /// The id of one that costs can be booked on.
    String account() {
        return all(EntityType.ACCOUNT).values().stream()
                .filter(each -> each.path("AccountType").asText().equals("Expense"))
                .findFirst()
                .orElseThrow()
                .path("Id")
                .asText();
    }

    Clock clock() {
        return clock;
    }

    void pass(Duration time) {
        clock.advance(time);
    }

    QuickBooksReaders readers() {
        return cause -> Optional.ofNullable(clients.get(cause)).orElseThrow();
    }

    /// What the connector counted.
    Map<ReadCause, Long> counted() {
        return new EnumMap<>(counted);
    }

    /// What the vendor bills, of all months.
    long billed() {
        long reads = 0;
        for (JsonNode month : control("GET", "/meter", null).path("months")) {
            for (JsonNode app : month.path("apps")) {
                reads += app.path("reads").asLong();
            }
        }
        return reads;
    }

    /// Writes thirty at a time, which costs no read.
    ///
    /// @param bodies of creates and updates
    /// @return what QuickBooks holds then, in the same order
    List<JsonNode> write(EntityType type, List<String> bodies) {
        List<JsonNode> written = new ArrayList<>();
        for (int from = 0; from < bodies.size(); from += BATCH) {
            ObjectNode batch = JsonNodeFactory.instance.objectNode();
            ArrayNode items = batch.putArray("BatchItemRequest");
            for (String body : bodies.subList(from, Math.min(from + BATCH, bodies.size()))) {
                JsonNode entity = Json.read(body.getBytes(StandardCharsets.UTF_8), JsonNode.class);
                items.addObject()
                        .put("bId", String.valueOf(items.size()))
                        .put("operation", entity.has("Id") ? "update" : "create")
                        .set(type.wire(), entity);
            }
            JsonNode answer = send(
                    "POST",
                    sandbox.quickBooksUrl() + "/v3/company/" + realm + "/batch?minorversion=75",
                    batch.toString());
            for (JsonNode item : answer.path("BatchItemResponse")) {
                if (!item.has(type.wire())) {
                    throw new AssertionError(item.toString());
                }
                written.add(item.path(type.wire()));
            }
        }
        return written;
    }

    void delete(EntityType type, JsonNode entity) {
        var deleted = person.delete(
                new EntityRef(type, entity.path("Id").asText()),
                entity.path("SyncToken").asLong(),
                "delete-" + entity.path("Id").asText());
        if (deleted instanceof ApiResult.Failed<?> failed) {
            throw new AssertionError(failed.toString());
        }
    }

    /// All that QuickBooks shows of a type, by id.
    Map<String, JsonNode> all(EntityType type) {
        Map<String, JsonNode> all = new TreeMap<>();
        int size;
        do {
            size = all.size();
            if (!(person.query(Statements.page(type, size + 1, Statements.MAX_PAGE))
                    instanceof ApiResult.Ok<QueryPage>(var page, var _))) {
                throw new AssertionError("no answer");
            }
            page.entities().forEach(entity -> all.put(entity.path("Id").asText(), entity));
        } while (all.size() >= size + Statements.MAX_PAGE);
        return all;
    }

    @Override
    public Optional<String> findToken() {
        if (token == null || clock.instant().isAfter(tokenSince.plus(TOKEN_LIFE))) {
            token = control("GET", "/info", null).path("accessToken").asText();
            tokenSince = clock.instant();
        }
        return Optional.of(token);
    }

    @Override
    public void reject(String refused) {
        token = null;
    }

    private JsonNode control(String method, String path, @Nullable String body) {
        return send(method, sandbox.quickBooksUrl() + "/sandbox" + path, body);
    }

    private JsonNode send(String method, String url, @Nullable String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (url.contains("/v3/")) {
            request.header("Authorization", "Bearer " + findToken().orElseThrow());
        }
        try {
            return Json.read(
                    http.send(request.build(), BodyHandlers.ofByteArray()).body(), JsonNode.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        sandbox.close();
        http.close();
    }
}
