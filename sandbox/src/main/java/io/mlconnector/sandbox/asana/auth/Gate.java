package io.mlconnector.sandbox.asana.auth;

import io.mlconnector.sandbox.asana.model.Accounts;
import io.mlconnector.sandbox.asana.model.Refusal;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Who comes with which `Authorization` header.
public final class Gate {
    private final Accounts accounts;
    private final Grants grants;
    private final Supplier<App> app;

    public Gate(Accounts accounts, Grants grants, Supplier<App> app) {
        this.accounts = accounts;
        this.grants = grants;
        this.app = app;
    }

    /// @throws Refusal 401: without a token, with an unknown or expired one, or when the workspace has blocked the app
    public Caller enter(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
            throw Refusal.unauthorized();
        }
        String token = authorization.substring(7).strip();
        Optional<String> person = accounts.findUser(token);
        if (person.isPresent()) {
            return Caller.personal(person.get());
        }
        return switch (grants.find(token).orElseThrow(Refusal::unauthorized)) {
            case Grants.Known.Expired _ -> throw Refusal.expired();
            case Grants.Known.Living living -> {
                if (app.get().blocked()) {
                    throw Refusal.unauthorized();
                }
                yield new Caller(living.user(), app.get().client().id(), living.scopes());
            }
        };
    }
}
