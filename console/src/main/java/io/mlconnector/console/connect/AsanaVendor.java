package io.mlconnector.console.connect;

import io.mlconnector.console.connect.Attempts.Begun;
import io.mlconnector.serviceruntime.config.ConnectorSettings;
import io.mlconnector.serviceruntime.config.Secret;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Asana: a consent is a user's, and which workspace it leads to is read with the token. With PKCE.
///
/// See <https://developers.asana.com/docs/oauth>.
record AsanaVendor(ConnectorSettings settings, Workspaces workspaces) implements Vendor {
    static final String NAME = "Asana";
    static final String PATH = "/connect/asana";
    static final String APP_PAGE = "app.asana.com/0/my-apps";

    /// Full permissions: no single scope covers batches, events and memberships.
    private static final String SCOPE = "default";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public String record() {
        return "asana/Connection/" + settings.connection();
    }

    @Override
    public Optional<Trouble> trouble() {
        ConnectorSettings.Asana asana = settings.asana();
        if (asana.accessToken().isPresent()) {
            return Optional.of(Trouble.PERSONAL_TOKEN);
        }
        return asana.clientId().isEmpty() || asana.clientSecret().isEmpty()
                ? Optional.of(Trouble.NO_WORKSPACE_CLIENT)
                : Optional.empty();
    }

    @Override
    public URI consentPage(Begun begun) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("client_id", settings.asana().needClientId());
        query.put("response_type", "code");
        query.put("scope", SCOPE);
        query.put("redirect_uri", ConnectFlow.redirectUri(settings, PATH).toString());
        query.put("state", begun.state());
        query.put("code_challenge", begun.challenge());
        query.put("code_challenge_method", "S256");
        return Vendor.address(settings.asana().authorizeUrl(), query);
    }

    @Override
    public Optional<Trouble> objection(ConsentAnswer answer) {
        Optional<Trouble> refusal = Vendor.refusal(answer.error(), NAME, APP_PAGE, Trouble.NOT_FULL);
        return refusal.isPresent() || !answer.code().isEmpty() ? refusal : Optional.of(Trouble.WITHOUT_CODE);
    }

    @Override
    public Reading read(ConsentAnswer answer, Secret accessToken) {
        return workspaces.read(accessToken);
    }
}
