package io.mlconnector.sandbox.asana.auth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.asana.model.Resource;
import io.mlconnector.sandbox.asana.model.World;
import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Tokens for codes, tokens for refresh tokens, and what a token is worth.
final class TokenDesk {
    private final Supplier<App> app;
    private final Grants grants;
    private final World world;

    TokenDesk(Supplier<App> app, Grants grants, World world) {
        this.app = app;
        this.grants = grants;
        this.world = world;
    }

    Answer token(Function<String, @Nullable String> form) {
        if (!isClient(form)) {
            return error(401, "invalid_client", "The client_id or the client_secret is wrong.");
        }
        return switch (given(form, "grant_type")) {
            case "authorization_code" -> exchange(form);
            case "refresh_token" -> refresh(given(form, "refresh_token"));
            case "" -> error(400, "invalid_request", "The grant_type parameter is required.");
            default -> error(400, "unsupported_grant_type", "The grant_type is not supported.");
        };
    }

    private Answer exchange(Function<String, @Nullable String> form) {
        Optional<Grants.Code> code = grants.take(given(form, "code"));
        boolean fits = code.isPresent()
                && code.get().redirect().equals(given(form, "redirect_uri"))
                && (code.get().challenge().isEmpty()
                        || code.get().challenge().equals(challenge(given(form, "code_verifier"))));
        if (!fits) {
            return error(400, "invalid_grant", "The code provided was invalid.");
        }
        String user = code.get().user();
        String refresher = grants.refresher(user);
        ObjectNode body = tokens(user, refresher);
        return Answer.json(200, body.put("refresh_token", refresher));
    }

    /// The answer holds no refresh token: the old one goes on working.
    private Answer refresh(String refresher) {
        Optional<String> user = grants.userOf(refresher);
        return user.isEmpty()
                ? error(400, "invalid_grant", "The refresh token provided was invalid.")
                : Answer.json(200, tokens(user.get(), refresher));
    }

    private ObjectNode tokens(String user, String refresher) {
        Resource who = world.asSystem(work -> work.resources().get(user));
        ObjectNode body = Json.object()
                .put("access_token", grants.access(refresher).orElse(""))
                .put("token_type", "bearer")
                .put("expires_in", Grants.ACCESS_LIFE.toSeconds());
        body.putObject("data")
                .put("id", Long.parseLong(user))
                .put("gid", user)
                .put("name", who.text("name"))
                .put("email", who.text("email"));
        return body;
    }

    /// Takes refresh tokens only. It says yes to one that nobody knows, too.
    Answer revoke(Function<String, @Nullable String> form) {
        String token = given(form, "token");
        if (!isClient(form)) {
            return error(401, "invalid_client", "The client_id or the client_secret is wrong.");
        }
        if (grants.isAccess(token) || !token.matches("[0-9]/[0-9]+/[0-9]+:[0-9a-f]+")) {
            return error(400, "invalid_request", "The token is malformed or not a refresh token.");
        }
        grants.revoke(token);
        return Answer.json(200, Json.object());
    }

    Answer info(Function<String, @Nullable String> form) {
        String token = given(form, "token");
        if (grants.find(token).orElse(null) instanceof Grants.Known.Living living) {
            long exp = living.expires().getEpochSecond();
            return Answer.json(
                    200,
                    active("bearer", living.scopes())
                            .put("exp", exp)
                            .put("expires_in", Math.max(0, exp - world.now().getEpochSecond()))
                            .put("client_id", app.get().client().id()));
        }
        Optional<String> user = grants.userOf(token);
        if (user.isPresent()) {
            return Answer.json(
                    200,
                    active("refresh", grants.scopes(user.get()))
                            .put("client_id", app.get().client().id()));
        }
        return world.accounts().findUser(token).isPresent()
                ? Answer.json(200, active("bearer", Set.of(Scopes.FULL)))
                : Answer.json(200, Json.object().put("active", false));
    }

    private static ObjectNode active(String type, Set<String> scopes) {
        return Json.object()
                .put("active", true)
                .put("token_type", type)
                .put("scope", String.join(" ", scopes.stream().sorted().toList()));
    }

    private boolean isClient(Function<String, @Nullable String> form) {
        OAuthClient client = app.get().client();
        return client.id().equals(given(form, "client_id"))
                && MessageDigest.isEqual(
                        client.secret().getBytes(StandardCharsets.UTF_8),
                        given(form, "client_secret").getBytes(StandardCharsets.UTF_8));
    }

    private static Answer error(int status, String error, String why) {
        return Answer.json(
                status,
                Json.object()
                        .put("error", error)
                        .put("error_uri", "https://developers.asana.com/docs/oauth")
                        .put("error_description", why));
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }

    private static String given(Function<String, @Nullable String> form, String name) {
        String value = form.apply(name);
        return value == null ? "" : value;
    }
}
