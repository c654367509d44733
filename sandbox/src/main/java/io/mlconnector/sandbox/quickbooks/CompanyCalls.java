package io.mlconnector.sandbox.quickbooks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.control.ControlApi;
import io.mlconnector.sandbox.control.ControlApi.RefusedException;
import io.mlconnector.sandbox.control.ControlApi.Request;
import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Json;
import io.mlconnector.sandbox.quickbooks.oauth.Apps;
import io.mlconnector.sandbox.quickbooks.oauth.Grants;
import io.mlconnector.sandbox.seed.SeedData;
import io.mlconnector.sandbox.store.Secret;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Founds companies, and does to them what their owners do.
final class CompanyCalls {
    static final String REALM = "realmId: which company; the first one when left out";

    private static final String ACCOUNTING = "com.intuit.quickbooks.accounting";

    private final Companies companies;
    private final Grants grants;
    private final Apps apps;

    CompanyCalls(Companies companies, Grants grants, Apps apps) {
        this.companies = companies;
        this.grants = grants;
        this.apps = apps;
    }

    void addTo(ControlApi api) {
        api.get("companies", "All companies, and whether the app is connected to them", _ -> list());
        api.post(
                "companies",
                "Founds a company; the app is not connected to it yet",
                List.of(
                        "realmId: a number; one is made up when left out",
                        "name: of the company",
                        "country: two letters, US when left out",
                        "currency: its home currency, USD when left out",
                        "seedData: what it holds at first, lists when left out"),
                this::found);
        api.post(
                "connect",
                "As if a person had consented on the connect page; answers {realmId, refreshToken}",
                List.of(REALM),
                request -> {
                    String realmId = companies.of(request).realmId();
                    return Answer.json(
                            200,
                            Json.object()
                                    .put("realmId", realmId)
                                    .put("refreshToken", grants.connect(connector(), realmId, ACCOUNTING)));
                });
        api.post("revoke-grant", "As if a person had disconnected the app", List.of(REALM), request -> {
            grants.disconnect(connector(), companies.of(request).realmId());
            return ControlApi.done();
        });
        api.post(
                "expire-access-tokens",
                "The app's access tokens are no good from now on; answers how many",
                List.of(REALM),
                request -> Answer.json(
                        200,
                        Json.object()
                                .put(
                                        "expired",
                                        grants.expireAccess(
                                                connector(),
                                                companies.of(request).realmId()))));
        api.post(
                "company-status",
                "What is wrong with a company as a whole",
                List.of(
                        "status: one of "
                                + Arrays.stream(CompanyStatus.values())
                                        .map(CompanyStatus::description)
                                        .collect(Collectors.joining("; ")),
                        REALM),
                this::status);
        api.get(
                "requestid",
                "How requestid works",
                _ -> Answer.json(200, companies.requestIds().show()));
        api.post("requestid", "Changes how requestid works, for all companies", RequestIdRules.MEMBERS, request -> {
            try {
                companies.use(companies.requestIds().changed(request.body()));
            } catch (IllegalArgumentException e) {
                throw new RefusedException(String.valueOf(e.getMessage()));
            }
            return Answer.json(200, companies.requestIds().show());
        });
    }

    private Answer list() {
        ArrayNode list = Json.array();
        companies.all().forEach(company -> list.add(show(company)));
        return Answer.json(200, Json.object().set("companies", list));
    }

    private ObjectNode show(Company company) {
        return Json.object()
                .put("realmId", company.realmId())
                .put("name", company.name())
                .put("country", company.country())
                .put("currency", company.currency())
                .put("status", company.status().word())
                .put("connected", grants.isConnected(connector(), company.realmId()));
    }

    private Answer found(Request request) {
        ObjectNode body = request.body();
        try {
            Company company = companies.found(new NewCompany(
                    body.path("realmId").asText("93414" + Secret.digits(11)),
                    body.path("name").asText("Company " + (companies.all().size() + 1)),
                    body.path("country").asText("US"),
                    body.path("currency").asText("USD"),
                    SeedData.parse(body.path("seedData").asText("lists"))));
            return Answer.json(200, show(company));
        } catch (IllegalArgumentException e) {
            throw new RefusedException(String.valueOf(e.getMessage()));
        }
    }

    private Answer status(Request request) {
        String word = request.body().path("status").asText("");
        CompanyStatus status = CompanyStatus.of(word)
                .orElseThrow(() -> new RefusedException("status is one of "
                        + Arrays.stream(CompanyStatus.values())
                                .map(CompanyStatus::word)
                                .collect(Collectors.joining(", "))
                        + "."));
        Company company = companies.of(request);
        company.become(status);
        return Answer.json(200, show(company));
    }

    private String connector() {
        return apps.connector().clientId();
    }
}
