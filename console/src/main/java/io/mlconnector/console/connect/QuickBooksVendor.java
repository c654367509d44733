package io.mlconnector.console.connect;

import io.mlconnector.console.connect.Attempts.Begun;
import io.mlconnector.serviceruntime.config.ConnectorSettings;
import io.mlconnector.serviceruntime.config.Secret;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// QuickBooks: a consent is for one company, whose number comes with the code. Intuit's page takes no PKCE.
///
/// See
/// <https://developer.intuit.com/app/developer/qbo/docs/develop/authentication-and-authorization/oauth-2.0>.
record QuickBooksVendor(ConnectorSettings settings, Companies companies) implements Vendor {
    static final String NAME = "QuickBooks";
    static final String PATH = "/connect/quickbooks";
    static final String APP_PAGE = "developer.intuit.com";
    private static final String SCOPE = "com.intuit.quickbooks.accounting";

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
        return "quickbooks/Connection/" + settings.connection();
    }

    @Override
    public Optional<Trouble> trouble() {
        ConnectorSettings.QuickBooks quickbooks = settings.quickbooks();
        return quickbooks.clientId().isEmpty() || quickbooks.clientSecret().isEmpty()
                ? Optional.of(Trouble.NO_COMPANY_CLIENT)
                : Optional.empty();
    }

    @Override
    public URI consentPage(Begun begun) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("client_id", settings.quickbooks().needClientId());
        query.put("response_type", "code");
        query.put("scope", SCOPE);
        query.put("redirect_uri", ConnectFlow.redirectUri(settings, PATH).toString());
        query.put("state", begun.state());
        return Vendor.address(settings.quickbooks().authorizeUrl(), query);
    }

    @Override
    public Optional<Trouble> objection(ConsentAnswer answer) {
        Optional<Trouble> refusal = Vendor.refusal(answer.error(), NAME, APP_PAGE, Trouble.MISSING_SCOPE);
        if (refusal.isPresent()) {
            return refusal;
        }
        if (answer.code().isEmpty() || !answer.realmId().matches("[0-9]{1,32}")) {
            return Optional.of(Trouble.INCOMPLETE);
        }
        String bound = settings.connection().value();
        return answer.realmId().equals(bound)
                ? Optional.empty()
                : Optional.of(Trouble.otherCompany(answer.realmId(), bound));
    }

    @Override
    public Reading read(ConsentAnswer answer, Secret accessToken) {
        return companies.read(answer.realmId(), accessToken);
    }
}
