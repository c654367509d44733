package io.mlconnector.sandbox.asana;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.asana.api.ApiDesk;
import io.mlconnector.sandbox.asana.api.RouteName;
import io.mlconnector.sandbox.docs.ApiDescription;
import io.mlconnector.sandbox.docs.Endpoint;
import io.mlconnector.sandbox.docs.Endpoint.Body;
import io.mlconnector.sandbox.docs.Endpoint.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What this side serves, in our own words, made of its routes.
final class AsanaDescription {
    private static final List<Parameter> READING = List.of(
            new Parameter("opt_fields", "properties with commas between, dotted for nested ones"),
            new Parameter("limit", "of a list, 1 to 100"),
            new Parameter("offset", "of a list, from the page before"));

    private AsanaDescription() {}

    static ObjectNode write(List<RouteName> routes, String server) {
        List<Endpoint> endpoints = new ArrayList<>();
        for (RouteName route : routes) {
            List<String> parts = route.parts();
            Endpoint endpoint = Endpoint.of(
                    route.method(), path(parts), parts.getFirst().replace('_', ' '), summary(route.method(), parts));
            endpoints.add(
                    switch (route.method()) {
                        case "GET" -> endpoint.with(READING);
                        case "POST", "PUT" ->
                            endpoint.with(Body.json(Body.members(List.of("data: the properties", "options: "))));
                        default -> endpoint;
                    });
        }
        endpoints.addAll(oauth());
        return ApiDescription.write(
                new ApiDescription.Title(
                        "Asana sandbox",
                        "The part of Asana's API that this sandbox serves. A token for trying out is the `managerToken`"
                                + " of `/sandbox/info`."),
                server,
                endpoints,
                Map.of());
    }

    private static String path(List<String> parts) {
        StringBuilder path = new StringBuilder(ApiDesk.PATH);
        for (int i = 0; i < parts.size(); i++) {
            path.append('/')
                    .append(parts.get(i).equals("*") ? "{" + singular(parts.get(i - 1)) + "_gid}" : parts.get(i));
        }
        return path.toString();
    }

    /// `GET projects/*/sections` is "Lists sections of a project".
    private static String summary(String method, List<String> parts) {
        String last = parts.getLast();
        String owner = parts.size() > 2 && parts.get(1).equals("*") ? one(parts.getFirst()) : "";
        String of = owner.isEmpty() ? "" : " of " + owner;
        if (last.equals("*")) {
            String one = one(parts.get(parts.size() - 2));
            return switch (method) {
                case "GET" -> "Reads " + one;
                case "PUT" -> "Changes " + one;
                default -> "Deletes " + one;
            };
        }
        if (last.equals("insert")) {
            return "Moves " + one(parts.get(parts.size() - 2)) + of;
        }
        boolean collection = last.endsWith("s") && last.equals(last.toLowerCase(Locale.ROOT));
        if (method.equals("GET")) {
            return (collection ? "Lists " : "Reads ") + words(last) + of;
        }
        if (collection) {
            return "Creates " + one(last) + of;
        }
        return capital(words(last)) + (owner.isEmpty() ? "" : ": what is done to " + owner);
    }

    private static String one(String plural) {
        String word = words(singular(plural));
        return ("aeio".indexOf(word.charAt(0)) >= 0 ? "an " : "a ") + word;
    }

    private static String singular(String plural) {
        if (plural.endsWith("ies")) {
            return plural.substring(0, plural.length() - 3) + "y";
        }
        boolean status = plural.endsWith("statuses");
        return plural.endsWith("s") ? plural.substring(0, plural.length() - (status ? 2 : 1)) : plural;
    }

    /// `addCustomFieldSetting` is "add custom field setting".
    private static String words(String name) {
        return name.replaceAll("([A-Z])", " $1").replace('_', ' ').toLowerCase(Locale.ROOT);
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static List<Endpoint> oauth() {
        String tag = "OAuth 2.0";
        return List.of(
                Endpoint.of("GET", "/-/oauth_authorize", tag, "The page where a person allows an app")
                        .with(List.of(
                                new Parameter("client_id", ""),
                                new Parameter("redirect_uri", ""),
                                new Parameter("response_type", "code"),
                                new Parameter("state", "needed"),
                                new Parameter("scope", "with spaces between"),
                                new Parameter("code_challenge", "PKCE"),
                                new Parameter("code_challenge_method", "S256"))),
                Endpoint.of("POST", "/-/oauth_token", tag, "Gives tokens for a code or a refresh token")
                        .with(form("grant_type: ", "client_id: ", "client_secret: ", "code: ", "refresh_token: ")),
                Endpoint.of("POST", "/-/oauth_revoke", tag, "Ends what a refresh token gave")
                        .with(form("client_id: ", "client_secret: ", "token: a refresh token")),
                Endpoint.of("POST", "/-/token_info", tag, "What a token is").with(form("token: ")));
    }

    private static Body form(String... members) {
        return new Body("application/x-www-form-urlencoded", Body.members(List.of(members)));
    }
}
