package io.mlconnector.qbowriter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.serviceruntime.config.ConnectorSettings;
import io.mlconnector.serviceruntime.config.Secret;
import io.mlconnector.serviceruntime.token.OAuthClient;
import io.mlconnector.serviceruntime.token.OidcTokenEndpoint;
import io.mlconnector.serviceruntime.token.TokenEndpoint.Answer;
import io.quarkus.oidc.client.OidcClients;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(QuickBooksOnThisMachine.class)
class OidcTokenEndpointTest {
    Map<String, Object> shared = Map.of();

    @Inject
    OidcClients clients;

    @Test
    void sendsTheRefreshTokenWithBasicAuthorization() {
        answer("200 {\"token_type\":\"bearer\",\"expires_in\":3600,\"x_refresh_token_expires_in\":8726400,"
                + "\"x_refresh_token_hard_expires_in\":157680000,"
                + "\"access_token\":\"a1\",\"refresh_token\":\"r1\"}");

        Answer answer = endpoint(tokenUrl()).refresh("r0-sent");

        assertThat(answer).isInstanceOfSatisfying(Answer.Given.class, refreshed -> {
            assertThat(refreshed.accessToken()).isEqualTo("a1");
            assertThat(refreshed.refreshToken()).isEqualTo("r1");
            assertThat(refreshed.accessLife()).isBetween(Duration.ofMinutes(59), Duration.ofMinutes(61));
            assertThat(refreshed.refreshLife()).isEqualTo(Duration.ofDays(101));
            assertThat(refreshed.hardLife()).isEqualTo(Duration.ofDays(1825));
        });
        String basic = Base64.getEncoder().encodeToString("client-x:secret-x".getBytes(UTF_8));
        assertThat(requests())
                .anySatisfy(request -> assertThat(request)
                        .startsWith("Basic " + basic + " ")
                        .contains("grant_type=refresh_token", "refresh_token=r0-sent"));
    }

    @Test
    void refreshTokenStaysWhereNoneComes() {
        answer("200 {\"token_type\":\"bearer\",\"expires_in\":3600,\"access_token\":\"a1\"}");

        assertThat(endpoint(tokenUrl()).refresh("r0")).isInstanceOfSatisfying(Answer.Given.class, refreshed -> {
            assertThat(refreshed.refreshToken()).isEqualTo("r0");
            assertThat(refreshed.refreshLife()).isNull();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "400 {\"error\":\"invalid_grant\"}",
                "400 {\"error_description\":\"Incorrect or invalid refresh token\",\"error\":\"invalid_grant\"}"
            })
    void refusedTokenIsSaidToBeDead(String scripted) {
        answer(scripted);

        assertThat(endpoint(tokenUrl()).refresh("r0")).isInstanceOf(Answer.InvalidGrant.class);
    }

    @Test
    void wrongClientIsSaidWithoutItsSecret() {
        answer("401 {\"error\":\"invalid_client\"}");

        assertThat(endpoint(tokenUrl()).refresh("r0"))
                .isInstanceOfSatisfying(
                        Answer.UnknownClient.class,
                        unknown -> assertThat(unknown.why())
                                .contains("QUICKBOOKS_CLIENT_SECRET")
                                .doesNotContain("secret-x", "r0"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "200 {}",
                "200 {\"token_type\":\"bearer\",\"expires_in\":3600}",
                "200 {\"access_token\":\"\",\"expires_in\":3600}",
                "200 {\"access_token\":\"a1\"}",
                "200 <html>maintenance</html>",
                "503 <html>maintenance</html>",
                "429 {}"
            })
    void anythingElseIsNoSuccess(String scripted) {
        answer(scripted);

        assertThat(endpoint(tokenUrl()).refresh("r0")).isInstanceOf(Answer.Unavailable.class);
    }

    @Test
    void codeIsExchangedOnceWithItsAddressAndVerifier() {
        answer("200 {\"token_type\":\"bearer\",\"expires_in\":3600,\"access_token\":\"a1\",\"refresh_token\":\"r1\"}");

        Answer answer = endpoint(tokenUrl())
                .exchange(
                        new Secret("code-sent"),
                        URI.create("http://here/callback"),
                        Optional.of(new Secret("verifier-sent")));

        assertThat(answer).isInstanceOf(Answer.Given.class);
        assertThat(requests().stream().filter(request -> request.contains("code-sent")))
                .singleElement()
                .asString()
                .contains(
                        "grant_type=authorization_code",
                        "redirect_uri=http%3A%2F%2Fhere%2Fcallback",
                        "code_verifier=verifier-sent");
    }

    @Test
    void exchangeThatBringsNoRefreshTokenIsNoSuccess() {
        answer("200 {\"token_type\":\"bearer\",\"expires_in\":3600,\"access_token\":\"a1\"}");

        assertThat(endpoint(tokenUrl())
                        .exchange(new Secret("code"), URI.create("http://here/callback"), Optional.empty()))
                .isInstanceOf(Answer.Unavailable.class);
    }

    @Test
    void unreachableIsNoVerdict() {
        assertThat(endpoint("http://localhost:1/oauth2/v1/tokens/bearer").refresh("r0"))
                .isInstanceOf(Answer.Unavailable.class);
    }

    private OidcTokenEndpoint endpoint(String url) {
        URI nowhere = URI.create("http://localhost:1");
        return new OidcTokenEndpoint(
                clients,
                OAuthClient.ofQuickBooks(new ConnectorSettings.QuickBooks(
                        nowhere,
                        URI.create(url),
                        nowhere,
                        nowhere,
                        Optional.of("client-x"),
                        Optional.of(new Secret("secret-x")),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())),
                Clock.systemUTC());
    }

    private String tokenUrl() {
        return String.valueOf(shared.get("tokenUrl"));
    }

    @SuppressWarnings("unchecked")
    private Queue<String> requests() {
        return (Queue<String>) Objects.requireNonNull(shared.get("tokenRequests"));
    }

    @SuppressWarnings("unchecked")
    private void answer(String scripted) {
        ((Queue<String>) Objects.requireNonNull(shared.get("tokenAnswers"))).add(scripted);
    }
}
