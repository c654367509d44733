package io.mlconnector.sandbox.asana.auth;

import io.mlconnector.sandbox.control.ControlApi;
import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

/// What only the app's owner, a workspace's admin or the person can do at Asana.
public final class OAuthCalls {
    private static final Pattern SCOPE = Pattern.compile("default|[a-z_.]+:(read|write|delete)");

    private OAuthCalls() {}

    public static void addTo(ControlApi api, AtomicReference<App> app, Grants grants) {
        api.get("oauth-app", "How the OAuth app is registered", _ -> show(app.get()));
        api.post(
                "oauth-app",
                "Registers the OAuth app anew, or blocks it",
                List.of(
                        "scopes: default for full permissions, or scopes with spaces between, as tasks:read users:read",
                        "blocked: true when the workspace does not let it in; its tokens get 401"),
                request -> {
                    App now = app.get();
                    Set<String> scopes = request.body().has("scopes")
                            ? scopes(request.body().path("scopes").asText())
                            : now.scopes();
                    boolean blocked = request.body().path("blocked").asBoolean(now.blocked());
                    app.set(new App(now.client(), now.name(), scopes, blocked));
                    return show(app.get());
                });
        api.post(
                "oauth-deauthorize",
                "A person takes back what they allowed the app; its tokens are dead",
                List.of("user: gid"),
                request -> Answer.json(
                        200,
                        Json.object()
                                .put(
                                        "revoked",
                                        grants.deauthorize(
                                                request.body().path("user").asText()))));
    }

    private static Set<String> scopes(String text) {
        Set<String> scopes = new TreeSet<>(Arrays.asList(text.strip().split("\\s+", -1)));
        for (String scope : scopes) {
            if (!SCOPE.matcher(scope).matches()) {
                throw new ControlApi.RefusedException("Not a scope: '" + scope + "'.");
            }
        }
        if (scopes.contains(Scopes.FULL) && scopes.size() > 1) {
            throw new ControlApi.RefusedException("An app has full permissions or a list of scopes, not both.");
        }
        return scopes;
    }

    private static Answer show(App app) {
        return Answer.json(
                200,
                Json.object()
                        .put("clientId", app.client().id())
                        .put(
                                "scopes",
                                String.join(" ", app.scopes().stream().sorted().toList()))
                        .put("blocked", app.blocked()));
    }
}
