package io.mlconnector.sandbox.quickbooks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.mlconnector.sandbox.control.ControlApi;
import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Call;
import io.mlconnector.sandbox.http.Json;
import io.mlconnector.sandbox.http.WireLog;
import io.mlconnector.sandbox.quickbooks.books.Books;
import io.mlconnector.sandbox.quickbooks.books.EntityType;
import io.mlconnector.sandbox.quickbooks.books.View;
import io.mlconnector.sandbox.quickbooks.webhook.Webhooks;
import java.util.List;
import java.util.Optional;

/// `/sandbox/…`: what tests and the launcher ask and tell. Nothing here exists in the real QuickBooks.
final class ControlDesk {
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

    void addTo(ControlApi api) {
        api.get("info", "Addresses and credentials that a client needs", request -> info(request.call()));
        api.get(
                "writes",
                "Every write that was carried out, by anyone; a replayed requestid is none",
                _ -> writes.answer());
        api.get("requests", "The latest requests with their status", _ -> requests.answer());
        api.post("revoke-grant", "As if a person had disconnected the app", List.of(), _ -> {
            grant.revoke();
            return ControlApi.done();
        });
        api.get("entities/{type}", "Every record of a type as it is stored", request -> entities(request.last()));
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

    private Answer entities(String name) {
        return EntityType.ofResource(name)
                .map(type -> {
                    ArrayNode rows = Json.array();
                    books.list(type).forEach(row -> rows.add(view.show(type, row)));
                    return Answer.json(200, rows);
                })
                .orElseGet(() -> Answer.json(404, Json.object().put("error", "No such type: " + name)));
    }
}
