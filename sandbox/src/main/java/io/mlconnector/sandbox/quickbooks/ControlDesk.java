package io.mlconnector.sandbox.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Call;
import io.mlconnector.sandbox.http.Json;
import io.mlconnector.sandbox.http.Redelivery;
import io.mlconnector.sandbox.http.WireLog;
import io.mlconnector.sandbox.quickbooks.books.Books;
import io.mlconnector.sandbox.quickbooks.books.CompanyControls;
import io.mlconnector.sandbox.quickbooks.books.EntityType;
import io.mlconnector.sandbox.quickbooks.books.View;
import io.mlconnector.sandbox.quickbooks.webhook.WebhookFormat;
import io.mlconnector.sandbox.quickbooks.webhook.Webhooks;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/// `/sandbox/…`: what tests and the launcher ask and tell. Nothing here exists in the real QuickBooks.
final class ControlDesk {
    private static final String ENTITIES = "/sandbox/entities/";

    private final Realm realm;
    private final Grant grant;
    private final Books books;
    private final View view;
    private final Webhooks webhooks;
    private final WireLog requests;
    private final WriteLog writes;

    ControlDesk(
            Realm realm, Grant grant, Books books, View view, Webhooks webhooks, WireLog requests, WriteLog writes) {
        this.realm = realm;
        this.grant = grant;
        this.books = books;
        this.view = view;
        this.webhooks = webhooks;
        this.requests = requests;
        this.writes = writes;
    }

    Answer handle(Call call) {
        Optional<ObjectNode> body = call.bodyLength() == 0 ? Optional.of(Json.object()) : Json.readObject(call.text());
        if (body.isEmpty()) {
            return refused("The body is not a JSON object.");
        }
        JsonNode given = body.get();
        return switch (call.method() + " " + call.path()) {
            case "GET /sandbox/info" -> info(call);
            case "GET /sandbox/writes" -> writes.answer();
            case "GET /sandbox/requests" -> requests.answer();
            case "POST /sandbox/webhook" -> {
                webhooks.target(given.path("url").asText(""));
                yield done();
            }
            case "POST /sandbox/webhook-format" -> format(given);
            case "POST /sandbox/redeliver" -> Redelivery.answer(given, webhooks::redeliver);
            case "POST /sandbox/revoke-grant" -> {
                grant.revoke();
                yield done();
            }
            case "POST /sandbox/close-books" -> closeBooks(given);
            case "POST /sandbox/duplicate-document-numbers" -> {
                boolean refuse = given.path("refused").asBoolean(true);
                books.write(unit -> {
                    CompanyControls.refuseDuplicateNumbers(refuse, unit);
                    return refuse;
                });
                yield done();
            }
            case String path
            when path.startsWith("GET " + ENTITIES) -> entities(call.path().substring(ENTITIES.length()));
            default -> Answer.json(404, Json.object().put("error", "The sandbox has no " + call));
        };
    }

    private Answer info(Call call) {
        // The address under which the asker reached us is one that works for it, in a container as well.
        String url = "http://" + Optional.ofNullable(call.header("host")).orElse("localhost");
        return Answer.json(
                200,
                Json.object()
                        .put("apiUrl", url)
                        .put("oauthUrl", url + OAuthDesk.PATH)
                        .put("realmId", realm.realmId())
                        .put("clientId", realm.clientId())
                        .put("clientSecret", realm.clientSecret())
                        .put("accessToken", grant.accessToken())
                        .put("refreshToken", grant.refreshToken())
                        .put("webhookVerifier", realm.webhookVerifier())
                        .put("webhookUrl", webhooks.target()));
    }

    private Answer format(JsonNode given) {
        return switch (given.path("format").asText("").toLowerCase(Locale.ROOT)) {
            case "cloudevents" -> {
                webhooks.format(WebhookFormat.CLOUD_EVENTS);
                yield done();
            }
            case "legacy" -> {
                webhooks.format(WebhookFormat.LEGACY);
                yield done();
            }
            default -> refused("format is cloudevents or legacy.");
        };
    }

    private Answer closeBooks(JsonNode given) {
        String date = given.path("date").asText("");
        try {
            Optional<LocalDate> upTo = date.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(date));
            books.write(unit -> {
                CompanyControls.closeBooks(upTo, unit);
                return upTo;
            });
            return done();
        } catch (DateTimeParseException e) {
            return refused("date is of the form yyyy-MM-dd, or empty to open the books.");
        }
    }

    private Answer entities(String name) {
        return EntityType.ofResource(name)
                .map(type -> {
                    ArrayNode rows = Json.array();
                    books.list(type).forEach(row -> rows.add(view.show(type, row)));
                    return Answer.json(200, rows);
                })
                .orElseGet(() -> Answer.json(404, Json.object().put("error", "No such type: " + name)));
    }

    private static Answer done() {
        return Answer.json(200, Json.object().put("ok", true));
    }

    private static Answer refused(String why) {
        return Answer.json(400, Json.object().put("error", why));
    }
}
