package io.mlconnector.sandbox.quickbooks;

import io.mlconnector.sandbox.http.Call;
import io.mlconnector.sandbox.quickbooks.oauth.Grants;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Function;

/// Names who calls: the app, and at the API its company. Empty for a token that is not known.
final class Callers implements Function<Call, String> {
    private final Grants grants;

    Callers(Grants grants) {
        this.grants = grants;
    }

    @Override
    public String apply(Call call) {
        String header = call.header("authorization");
        if (header == null) {
            return "";
        }
        if (header.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return grants.find(header.substring(7).strip())
                    .map(access -> access.app() + " " + access.realmId())
                    .orElse("");
        }
        return header.regionMatches(true, 0, "Basic ", 0, 6)
                ? client(header.substring(6).strip())
                : "";
    }

    /// The id alone, without the secret.
    private static String client(String pair) {
        try {
            String text = new String(Base64.getDecoder().decode(pair), StandardCharsets.UTF_8);
            int colon = text.indexOf(':');
            return colon < 0 ? "" : text.substring(0, colon);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
