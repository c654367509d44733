package io.mlconnector.sandbox.asana.auth;

import io.mlconnector.sandbox.asana.model.Resource;
import io.mlconnector.sandbox.asana.model.Type;
import io.mlconnector.sandbox.asana.model.World;
import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Call;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// `/-/oauth_…`: how an app gets to act for a person. <https://developers.asana.com/docs/oauth>
public final class OAuthDesk {
    public static final String PATH = "/-/";

    private final Supplier<App> app;
    private final Grants grants;
    private final World world;
    private final TokenDesk tokens;

    public OAuthDesk(Supplier<App> app, Grants grants, World world) {
        this.app = app;
        this.grants = grants;
        this.world = world;
        this.tokens = new TokenDesk(app, grants, world);
    }

    /// @return empty when there is nothing at this address, or not for this method
    public Optional<Answer> handle(Call call) {
        String page = call.path().substring(PATH.length());
        String method = call.method();
        if (page.equals("oauth_authorize") && method.equals("GET")) {
            return Optional.of(ask(call));
        }
        if (!method.equals("POST")) {
            return Optional.empty();
        }
        Map<String, List<String>> form = call.form();
        Function<String, @Nullable String> parameters = name -> first(form, name);
        return switch (page) {
            case "oauth_authorize" -> Optional.of(decide(parameters));
            case "oauth_token" -> Optional.of(tokens.token(parameters));
            case "oauth_revoke" -> Optional.of(tokens.revoke(parameters));
            case "token_info" -> Optional.of(tokens.info(parameters));
            default -> Optional.empty();
        };
    }

    private Answer ask(Call call) {
        return switch (AuthorizeRequest.check(app.get(), call::query)) {
            case AuthorizeRequest.Outcome.Fine(AuthorizeRequest request) -> {
                Map<String, String> hidden = new LinkedHashMap<>();
                call.query().forEach((name, values) -> hidden.put(name, values.getFirst()));
                List<Resource> users = world.asSystem(work -> work.resources().all(Type.USER));
                yield Answer.html(200, AuthorizePage.ask(app.get(), request, users, hidden));
            }
            case AuthorizeRequest.Outcome.Untrusted(String why) -> Answer.text(400, why);
            case AuthorizeRequest.Outcome.Refused refused -> refuse(refused);
        };
    }

    private Answer decide(Function<String, @Nullable String> parameters) {
        return switch (AuthorizeRequest.check(app.get(), parameters)) {
            case AuthorizeRequest.Outcome.Fine(AuthorizeRequest request) -> {
                if (!"allow".equals(parameters.apply("decision"))) {
                    yield refuse(new AuthorizeRequest.Outcome.Refused(
                            request.redirect(), request.state(), "access_denied", "The user denied the request."));
                }
                String user = String.valueOf(parameters.apply("user"));
                if (world.asSystem(work -> work.resources().find(Type.USER, user))
                        .isEmpty()) {
                    yield Answer.text(400, "invalid_request: There is no such user.");
                }
                String code = grants.allow(user, request.scopes(), request.redirect(), request.challenge());
                yield request.redirect().equals(App.OUT_OF_BAND)
                        ? Answer.html(200, AuthorizePage.code(code))
                        : redirect(request.redirect(), Map.of("code", code, "state", request.state()));
            }
            case AuthorizeRequest.Outcome.Untrusted(String why) -> Answer.text(400, why);
            case AuthorizeRequest.Outcome.Refused refused -> refuse(refused);
        };
    }

    private static Answer refuse(AuthorizeRequest.Outcome.Refused refused) {
        if (refused.redirect().equals(App.OUT_OF_BAND)) {
            return Answer.text(400, refused.error() + ": " + refused.why());
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("error", refused.error());
        parameters.put("error_description", refused.why());
        if (!refused.state().isEmpty()) {
            parameters.put("state", refused.state());
        }
        return redirect(refused.redirect(), parameters);
    }

    private static Answer redirect(String uri, Map<String, String> parameters) {
        StringBuilder target = new StringBuilder(uri);
        char separator = uri.indexOf('?') < 0 ? '?' : '&';
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            target.append(separator)
                    .append(parameter.getKey())
                    .append('=')
                    .append(URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8));
            separator = '&';
        }
        return Answer.empty(302).with("Location", target.toString());
    }

    private static @Nullable String first(Map<String, List<String>> form, String name) {
        List<String> values = form.get(name);
        return values == null ? null : values.getFirst();
    }
}
