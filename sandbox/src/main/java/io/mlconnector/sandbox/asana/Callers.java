package io.mlconnector.sandbox.asana;

import io.mlconnector.sandbox.asana.auth.Grants;
import io.mlconnector.sandbox.asana.model.Accounts;
import io.mlconnector.sandbox.http.Call;
import java.util.Optional;
import java.util.function.Function;

/// Names who calls: `connector`, `manager`, or another user by gid. Empty for a token that is not known.
final class Callers implements Function<Call, String> {
    private final Accounts accounts;
    private final Grants grants;

    Callers(Accounts accounts, Grants grants) {
        this.accounts = accounts;
        this.grants = grants;
    }

    @Override
    public String apply(Call call) {
        String header = call.header("authorization");
        if (header == null || !header.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return "";
        }
        String token = header.substring(7).strip();
        String user = accounts.findUser(token).or(() -> withGrant(token)).orElse("");
        if (user.equals(accounts.botGid())) {
            return "connector";
        }
        return user.equals(accounts.managerGid()) ? "manager" : user;
    }

    private Optional<String> withGrant(String token) {
        return grants.find(token).map(known -> known instanceof Grants.Known.Living living ? living.user() : "");
    }
}
