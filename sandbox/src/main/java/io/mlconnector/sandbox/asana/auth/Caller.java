package io.mlconnector.sandbox.asana.auth;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// On whose behalf a request comes.
///
/// @param user gid
/// @param app id of the OAuth app; null for a personal access token
/// @param scopes `default` stands for full permissions
public record Caller(String user, @Nullable String app, Set<String> scopes) {
    public Caller {
        scopes = Set.copyOf(scopes);
    }

    /// May do what its user may.
    public static Caller personal(String user) {
        return new Caller(user, null, Set.of(Scopes.FULL));
    }

    public boolean mayEverything() {
        return scopes.contains(Scopes.FULL);
    }
}
