package io.mlconnector.serviceruntime.token;

import io.mlconnector.serviceruntime.config.ConnectorSettings;
import io.mlconnector.serviceruntime.config.Secret;
import io.mlconnector.serviceruntime.secret.TokenPlace;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Ours as a client of a vendor's token endpoint, with what vendors differ in.
///
/// @param tokenUrl the whole address of the endpoint
/// @param headers that each request carries
/// @param variables what has to be put right when the vendor does not know the client
/// @param refreshLife what the vendor documents, for an answer that does not say; null where a refresh token
///     lives until it is revoked
public record OAuthClient(
        TokenPlace place,
        URI tokenUrl,
        String clientId,
        Secret clientSecret,
        Authentication authentication,
        Map<String, String> headers,
        String variables,
        @Nullable Duration refreshLife) {
    private static final Duration HUNDRED_DAYS = Duration.ofDays(100);

    public OAuthClient {
        headers = Map.copyOf(headers);
    }

    /// Where id and secret go.
    public enum Authentication {
        HTTP_BASIC,
        FORM
    }

    /// Asks for the end of the consent too, which Intuit tells only who asks for it.
    ///
    /// See
    /// <https://developer.intuit.com/app/developer/qbo/docs/develop/authentication-and-authorization/oauth-2.0>.
    public static OAuthClient ofQuickBooks(ConnectorSettings.QuickBooks quickbooks) {
        return new OAuthClient(
                TokenPlace.QUICKBOOKS,
                quickbooks.oauthUrl(),
                quickbooks.needClientId(),
                quickbooks.needClientSecret(),
                Authentication.HTTP_BASIC,
                Map.of("x-include-refresh-token-hard-expires-in", "true"),
                "QUICKBOOKS_CLIENT_ID and QUICKBOOKS_CLIENT_SECRET",
                HUNDRED_DAYS);
    }

    /// See <https://developers.asana.com/docs/oauth>.
    public static OAuthClient ofAsana(ConnectorSettings.Asana asana) {
        return new OAuthClient(
                TokenPlace.ASANA,
                asana.oauthUrl(),
                asana.needClientId(),
                asana.needClientSecret(),
                Authentication.FORM,
                Map.of(),
                "ASANA_CLIENT_ID and ASANA_CLIENT_SECRET",
                null);
    }

    /// Whether the vendor takes PKCE. Intuit's page does not.
    public boolean usesPkce() {
        return place == TokenPlace.ASANA;
    }

    public String vendor() {
        return place.vendor();
    }
}
