package io.mlconnector.sandbox.quickbooks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.mlconnector.sandbox.control.ControlApi;
import io.mlconnector.sandbox.control.ControlApi.Request;
import io.mlconnector.sandbox.control.WireCalls;
import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Json;
import io.mlconnector.sandbox.http.WireLog;
import io.mlconnector.sandbox.quickbooks.books.EntityType;
import io.mlconnector.sandbox.quickbooks.oauth.Apps;
import io.mlconnector.sandbox.quickbooks.oauth.Grants;
import io.mlconnector.sandbox.quickbooks.oauth.OAuthDesk;
import io.mlconnector.sandbox.quickbooks.webhook.Webhooks;
import java.util.Optional;

/// `/sandbox/…`: what tests and the launcher ask and tell. Nothing here exists in the real QuickBooks.
final class ControlDesk {
    private final Apps apps;
    private final String webhookVerifier;
    private final Companies companies;
    private final Grants grants;
    private final Webhooks webhooks;
    private final WireLog requests;

    ControlDesk(
            Apps apps,
            String webhookVerifier,
            Companies companies,
            Grants grants,
            Webhooks webhooks,
            WireLog requests) {
        this.apps = apps;
        this.webhookVerifier = webhookVerifier;
        this.companies = companies;
        this.grants = grants;
        this.webhooks = webhooks;
        this.requests = requests;
    }

    void addTo(ControlApi api) {
        api.get("info", "Addresses and credentials that a client needs; ?realmId= for another company", this::info);
        api.get(
                "writes",
                "Every write that was carried out, by anyone; a replayed requestid is none",
                request -> companies.of(request).writes().answer());
        WireCalls.addTo(api, requests);
        api.get("entities/{type}", "Every record of a type as it is stored", this::entities);
    }

    private Answer info(Request request) {
        // The address under which the asker reached us is one that works for it, in a container as well.
        String url =
                "http://" + Optional.ofNullable(request.call().header("host")).orElse("localhost");
        Company company = companies.of(request);
        String connector = apps.connector().clientId();
        return Answer.json(
                200,
                Json.object()
                        .put("apiUrl", url)
                        .put("oauthUrl", url + OAuthDesk.TOKEN)
                        .put("authorizeUrl", url + OAuthDesk.AUTHORIZE)
                        .put("realmId", company.realmId())
                        .put("companyName", company.name())
                        .put("clientId", connector)
                        .put("clientSecret", apps.connector().clientSecret())
                        .put("accessToken", grants.accessToken(apps.visitor().clientId(), company.realmId()))
                        .put("refreshToken", grants.refreshToken(connector, company.realmId()))
                        .put("webhookVerifier", webhookVerifier)
                        .put("webhookUrl", webhooks.target()));
    }

    private Answer entities(Request request) {
        Company company = companies.of(request);
        return EntityType.ofResource(request.last())
                .map(type -> {
                    ArrayNode rows = Json.array();
                    company.books()
                            .list(type)
                            .forEach(row -> rows.add(company.view().show(type, row)));
                    return Answer.json(200, rows);
                })
                .orElseGet(() -> Answer.json(404, Json.object().put("error", "No such type: " + request.last())));
    }
}
