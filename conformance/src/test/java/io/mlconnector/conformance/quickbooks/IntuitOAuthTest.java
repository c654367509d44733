package io.mlconnector.conformance.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.intuit.ipp.exception.FMSException;
import com.intuit.oauth2.client.OAuth2PlatformClient;
import com.intuit.oauth2.config.OAuth2Config;
import com.intuit.oauth2.config.Scope;
import com.intuit.oauth2.data.BearerTokenResponse;
import com.intuit.oauth2.data.UserInfoResponse;
import com.intuit.oauth2.exception.ConnectionException;
import com.intuit.oauth2.exception.InvalidRequestException;
import com.intuit.oauth2.exception.OAuthException;
import com.intuit.oauth2.exception.OpenIdException;
import io.mlconnector.conformance.wire.Control;
import io.mlconnector.sandbox.Sandbox;
import io.mlconnector.sandbox.SandboxSettings;
import io.mlconnector.sandbox.time.SandboxClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Consent, tokens and the end of a connection, with Intuit's OAuth client, which finds all addresses by discovery.
class IntuitOAuthTest {
    private static final String REDIRECT = "http://localhost:9/callback";

    private final SandboxClock clock = SandboxClock.system();
    private final Sandbox sandbox = Sandbox.start(SandboxSettings.temporary(""), clock);
    private final JsonNode info = new Control(sandbox.quickBooksUrl()).info();
    private final OAuth2Config config = new OAuth2Config.OAuth2ConfigBuilder(
                    info.path("clientId").asText(), info.path("clientSecret").asText())
            .callDiscoveryAPI(sandbox.quickBooksUrl() + "/.well-known/openid_sandbox_configuration/")
            .buildConfig();
    private final OAuth2PlatformClient client = new OAuth2PlatformClient(config);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void discoveryNamesEveryAddress() {
        assertThat(List.of(
                        config.getIntuitAuthorizationEndpoint(),
                        config.getIntuitBearerTokenEndpoint(),
                        config.getIntuitRevokeTokenEndpoint(),
                        config.getUserProfileEndpoint(),
                        config.getIntuitJwksURI()))
                .allMatch(address -> address.startsWith(sandbox.quickBooksUrl()));
    }

    @Test
    void aPersonConnectsACompanyAndTheCodeIsGoodOnce() throws InvalidRequestException, OAuthException, FMSException {
        Map<String, String> back = consent(Scope.Accounting, "connect");
        assertThat(back).containsEntry("state", "s-1").containsKeys("code", "realmId");

        BearerTokenResponse tokens = client.retrieveBearerTokens(code(back), REDIRECT);

        assertThat(tokens.getTokenType()).isEqualTo("bearer");
        assertThat(tokens.getExpiresIn()).isEqualTo(3600);
        assertThat(tokens.getXRefreshTokenExpiresIn()).isBetween(8_640_000L, 8_726_400L);
        assertThat(tokens.getIdToken()).isNull();
        assertThat(new IntuitClient(sandbox.quickBooksUrl(), tokens.getAccessToken())
                        .service()
                        .executeQuery("select count(*) from Vendor")
                        .getTotalCount())
                .isZero();
        assertThat(refusal(() -> client.retrieveBearerTokens(code(back), REDIRECT)))
                .contains("invalid_grant");
    }

    @Test
    void aPersonDenies() throws InvalidRequestException {
        assertThat(consent(Scope.Accounting, "deny"))
                .containsEntry("error", "access_denied")
                .containsEntry("state", "s-1")
                .doesNotContainKey("code");
    }

    @Test
    void theRefreshTokenKeepsItsValueForADayAndChangesThen() throws InvalidRequestException, OAuthException {
        String first = connect().getRefreshToken();

        assertThat(client.refreshToken(first).getRefreshToken()).isEqualTo(first);
        clock.advance(Duration.ofHours(25));
        String second = client.refreshToken(first).getRefreshToken();

        assertThat(second).isNotEqualTo(first);
        assertThat(refusal(() -> client.refreshToken("RT-unknown"))).contains("invalid_grant");
    }

    @Test
    void aRevokedConnectionIsGone() throws InvalidRequestException, OAuthException, ConnectionException {
        BearerTokenResponse tokens = connect();

        assertThat(client.revokeToken(tokens.getRefreshToken()).getStatus()).isEqualTo("SUCCESS");

        assertThat(refusal(() -> client.refreshToken(tokens.getRefreshToken()))).contains("invalid_grant");
        assertThat(catchThrowableOfType(
                        FMSException.class,
                        () -> new IntuitClient(sandbox.quickBooksUrl(), tokens.getAccessToken())
                                .service()
                                .executeQuery("select * from Vendor")))
                .isNotNull();
    }

    @Test
    void anOpenIdTokenIsSignedWithAPublishedKey() throws InvalidRequestException, OAuthException, OpenIdException {
        BearerTokenResponse tokens = client.retrieveBearerTokens(code(consent(Scope.OpenIdAll, "connect")), REDIRECT);

        assertThat(client.validateIDToken(tokens.getIdToken())).isTrue();
        UserInfoResponse user = client.getUserInfo(tokens.getAccessToken());
        assertThat(user.getSub()).isNotBlank();
        assertThat(user.getEmail()).contains("@");
    }

    private BearerTokenResponse connect() throws InvalidRequestException, OAuthException {
        return client.retrieveBearerTokens(code(consent(Scope.Accounting, "connect")), REDIRECT);
    }

    private Map<String, String> consent(Scope scope, String decision) throws InvalidRequestException {
        return Person.decide(config.prepareUrl(List.of(scope), REDIRECT, "s-1"), decision);
    }

    private static String code(Map<String, String> back) {
        return back.getOrDefault("code", "");
    }

    private static String refusal(ThrowingCallable call) {
        OAuthException refused = catchThrowableOfType(OAuthException.class, call);
        assertThat(refused).as("refused").isNotNull();
        return String.valueOf(refused.getResponseContent());
    }
}
