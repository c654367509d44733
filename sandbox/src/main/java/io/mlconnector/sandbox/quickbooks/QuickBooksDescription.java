package io.mlconnector.sandbox.quickbooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.docs.ApiDescription;
import io.mlconnector.sandbox.docs.Endpoint;
import io.mlconnector.sandbox.docs.Endpoint.Body;
import io.mlconnector.sandbox.docs.Endpoint.Parameter;
import io.mlconnector.sandbox.http.Json;
import io.mlconnector.sandbox.quickbooks.books.EntityType;
import java.util.ArrayList;
import java.util.List;

/// What this side serves, in our own words.
final class QuickBooksDescription {
    private static final String COMPANY = "/v3/company/{realmId}/";
    private static final String RECORDS = "Records";
    private static final String SEARCH = "Search and batch";
    private static final String OAUTH = "OAuth 2.0";
    private static final Parameter REQUEST_ID =
            new Parameter("requestid", "up to 50 characters; the same again answers the same, and does nothing");
    private static final Parameter MINOR_VERSION = new Parameter("minorversion", "taken, and of no effect");

    private QuickBooksDescription() {}

    static ObjectNode write(String server) {
        List<Endpoint> endpoints = new ArrayList<>(search());
        for (EntityType type : EntityType.values()) {
            endpoints.addAll(records(type));
        }
        endpoints.addAll(oauth());
        return ApiDescription.write(
                new ApiDescription.Title(
                        "QuickBooks sandbox",
                        "The accounting API and OAuth 2.0 as this sandbox serves them. A token for trying out is the"
                                + " `accessToken` of `/sandbox/info`."),
                server,
                endpoints,
                EntitySchemas.all());
    }

    private static List<Endpoint> search() {
        Parameter statement = new Parameter("query", "select * from Vendor where Active = true maxresults 10");
        return List.of(
                Endpoint.of("GET", COMPANY + "query", SEARCH, "Finds records of one type")
                        .with(List.of(statement, MINOR_VERSION)),
                Endpoint.of("POST", COMPANY + "query", SEARCH, "Finds records; the body is the statement")
                        .with(new Body("application/text", Json.object().put("type", "string"))),
                Endpoint.of("GET", COMPANY + "cdc", SEARCH, "What has changed or gone since a time, 1000 at most")
                        .with(List.of(
                                new Parameter("entities", "names of types with commas between"),
                                new Parameter("changedSince", "a date or time, at most 30 days ago"))),
                Endpoint.of("POST", COMPANY + "batch", SEARCH, "Up to 30 operations, one after the other")
                        .with(List.of(REQUEST_ID, MINOR_VERSION))
                        .with(Body.json(Body.members(List.of("BatchItemRequest: the operations, each with its bId")))));
    }

    private static List<Endpoint> records(EntityType type) {
        String path = COMPANY + type.resource();
        boolean single = type.kind() == EntityType.Kind.SINGLETON;
        Endpoint write = Endpoint.of("POST", path, RECORDS, writes(type))
                .with(List.of(
                        REQUEST_ID,
                        MINOR_VERSION,
                        new Parameter("operation", "update, delete or void; else what the body's Id says"),
                        new Parameter("include", "void, allowduplicatedocnum")))
                .with(Body.json(EntitySchemas.reference(type.wire())));
        return List.of(
                Endpoint.of("GET", single ? path : path + "/{id}", RECORDS, "Reads " + type.wire())
                        .with(List.of(MINOR_VERSION)),
                write);
    }

    private static String writes(EntityType type) {
        String verbs = switch (type.kind()) {
            case SINGLETON -> "Updates ";
            case LIST -> "Creates, updates or deactivates ";
            case TRANSACTION, RECORD ->
                type.voidable() ? "Creates, updates, voids or deletes " : "Creates, updates or deletes ";
        };
        return verbs + type.wire();
    }

    private static List<Endpoint> oauth() {
        Body tokens =
                form("grant_type: authorization_code or refresh_token", "code: ", "redirect_uri: ", "refresh_token: ");
        return List.of(
                Endpoint.of("GET", "/connect/oauth2", OAUTH, "The page where a person connects a company")
                        .with(List.of(
                                new Parameter("client_id", ""),
                                new Parameter("redirect_uri", "registered, else any address on localhost"),
                                new Parameter("response_type", "code"),
                                new Parameter("scope", "com.intuit.quickbooks.accounting"),
                                new Parameter("state", "comes back as it was sent"))),
                Endpoint.of("POST", "/oauth2/v1/tokens/bearer", OAUTH, "Gives tokens for a code or a refresh token")
                        .with(tokens),
                Endpoint.of("POST", "/v2/oauth2/tokens/revoke", OAUTH, "Ends the grant of a token")
                        .with(form("token: access or refresh token")),
                Endpoint.of("GET", "/.well-known/openid_configuration", OAUTH, "Where everything is"));
    }

    private static Body form(String... members) {
        return new Body("application/x-www-form-urlencoded", Body.members(List.of(members)));
    }
}
