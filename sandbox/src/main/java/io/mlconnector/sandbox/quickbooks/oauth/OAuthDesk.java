package io.mlconnector.sandbox.quickbooks.oauth;

import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Call;
import io.mlconnector.sandbox.store.Journal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// All of OAuth's addresses. At Intuit they are spread over several hosts; here they are on one.
public final class OAuthDesk {
    public static final String TOKEN = "/oauth2/v1/tokens/bearer";
    public static final String AUTHORIZE = "/connect/oauth2";
    static final String REVOKE = "/v2/oauth2/tokens/revoke";

    private final Registration registration;
    private final ConsentDesk consent;
    private final TokenDesk tokens;
    private final RevokeDesk revocation;
    private final OpenIdDesk openId;

    /// @param companies what a person may choose from
    public OAuthDesk(Apps apps, Grants grants, Supplier<List<Choice>> companies, Journal journal, Clock clock) {
        Codes codes = new Codes();
        this.registration = new Registration(apps.connector().name(), journal);
        this.openId = new OpenIdDesk(grants);
        this.consent = new ConsentDesk(apps.connector(), registration, companies, codes, grants, clock);
        this.tokens = new TokenDesk(apps, grants, codes, openId, clock);
        this.revocation = new RevokeDesk(apps, grants);
    }

    RefreshLog refreshes() {
        return tokens.refreshes();
    }

    Registration registration() {
        return registration;
    }

    /// @return empty when the address is none of OAuth's
    public Optional<Answer> handle(Call call) {
        return switch (call.path()) {
            case TOKEN -> Optional.of(tokens.handle(call));
            case REVOKE -> Optional.of(revocation.handle(call));
            case AUTHORIZE, AUTHORIZE + "/companyselection" -> Optional.of(consent.handle(call));
            case OpenIdDesk.USER_INFO -> Optional.of(read(call, openId::userInfo));
            case OpenIdDesk.JWKS -> Optional.of(read(call, _ -> openId.keys()));
            case "/.well-known/openid_configuration",
                    "/.well-known/openid_configuration/",
                    "/.well-known/openid_sandbox_configuration",
                    "/.well-known/openid_sandbox_configuration/" ->
                Optional.of(read(call, _ -> OpenIdDesk.discovery(base(call))));
            default -> Optional.empty();
        };
    }

    private static Answer read(Call call, Function<Call, Answer> handler) {
        return call.method().equals("GET") || call.method().equals("HEAD")
                ? handler.apply(call)
                : OAuthError.of(405, "invalid_request", "Use GET.").with("Allow", "GET");
    }

    /// The address under which the asker reached us is one that works for it, in a container as well.
    static String base(Call call) {
        return "http://" + Optional.ofNullable(call.header("host")).orElse("localhost");
    }
}
