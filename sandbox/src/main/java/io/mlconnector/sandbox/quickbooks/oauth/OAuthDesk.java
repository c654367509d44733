package io.mlconnector.sandbox.quickbooks.oauth;

import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Call;
import java.util.Optional;

/// All of OAuth's addresses. At Intuit they are spread over several hosts; here they are on one.
public final class OAuthDesk {
    public static final String TOKEN = "/oauth2/v1/tokens/bearer";

    private final TokenDesk tokens;

    public OAuthDesk(Apps apps, Grants grants) {
        this.tokens = new TokenDesk(apps, grants);
    }

    /// @return empty when the address is none of OAuth's
    public Optional<Answer> handle(Call call) {
        return switch (call.path()) {
            case TOKEN -> Optional.of(tokens.handle(call));
            default -> Optional.empty();
        };
    }
}
