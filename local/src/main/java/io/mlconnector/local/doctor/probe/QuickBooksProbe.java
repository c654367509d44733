package io.mlconnector.local.doctor.probe;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.apiclient.ApiFailure;
import io.mlconnector.apiclient.ApiResult;
import io.mlconnector.apiclient.ApiTransport;
import io.mlconnector.contracts.TokenV1;
import io.mlconnector.local.doctor.Environment;
import io.mlconnector.local.doctor.QuickBooksFacts;
import io.mlconnector.local.doctor.Reach;
import io.mlconnector.local.doctor.Tokens;
import io.mlconnector.local.operate.KeptTable;
import io.mlconnector.quickbooks.Fetched;
import io.mlconnector.quickbooks.HttpQuickBooksClient;
import io.mlconnector.quickbooks.QuickBooksClient;
import io.mlconnector.quickbooks.QuickBooksSettings;
import io.mlconnector.serviceruntime.config.Secret;
import io.mlconnector.serviceruntime.secret.TokenPlace;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Looks at the company with two reads, with the access token that the installation keeps.
final class QuickBooksProbe {
    private static final String OAUTH = "https://oauth.platform.intuit.com/oauth2/v1/tokens/bearer";

    private final ApiTransport transport;
    private final Clock clock;

    QuickBooksProbe(ApiTransport transport, Clock clock) {
        this.transport = transport;
        this.clock = clock;
    }

    /// @param console where a person connects
    /// @param keyset where the installation's keys may be
    QuickBooksFacts look(
            Variables variables, URI apiUrl, String realmId, String console, KeptTable<TokenV1> stored, Path keyset) {
        Reach reach = new Ping(transport, clock)
                .at(URI.create(apiUrl + "/v3/company/" + realmId + "/companyinfo/" + realmId));
        TokenShelf.Found found = tokens(variables, realmId, stored, keyset);
        boolean answers = reach instanceof Reach.Answers;
        return new QuickBooksFacts(
                apiUrl,
                realmId,
                console,
                clock.instant(),
                reach,
                new KeyProbe(transport)
                        .check(
                                variables.url("QUICKBOOKS_OAUTH_URL", OAUTH).orElse(URI.create(OAUTH)),
                                variables,
                                "QUICKBOOKS_CLIENT_ID",
                                "QUICKBOOKS_CLIENT_SECRET",
                                KeyProbe.Where.HEADER),
                found.tokens(),
                answers
                        ? found.access()
                                .map(token -> books(apiUrl, realmId, token))
                                .orElse(null)
                        : null);
    }

    static TokenShelf.Found tokens(Variables variables, String realmId, KeptTable<TokenV1> stored, Path keyset) {
        Optional<Secret> given = variables.find("QUICKBOOKS_ACCESS_TOKEN").map(Secret::new);
        return given.isPresent()
                ? new TokenShelf.Found(new Tokens.Given(), given)
                : new TokenShelf(TokenPlace.QUICKBOOKS, realmId, Optional.of(keyset))
                        .look(stored, variables.find("QUICKBOOKS_REFRESH_TOKEN").isPresent());
    }

    private QuickBooksFacts.Books books(URI apiUrl, String realmId, Secret token) {
        QuickBooksClient client = client(apiUrl, realmId, token);
        ApiResult<JsonNode> company = client.fetchCompanyInfo().map(Fetched::entity);
        return new QuickBooksFacts.Books(
                company, client.fetchPreferences().map(Fetched::entity), elsewhere(company, apiUrl, realmId, token));
    }

    /// The token is Intuit's in both environments; it is shown to no one else.
    private @Nullable ApiResult<JsonNode> elsewhere(
            ApiResult<JsonNode> company, URI apiUrl, String realmId, Secret token) {
        boolean refused = company instanceof ApiResult.Failed<JsonNode>(ApiFailure.Forbidden(var code, var _), var _)
                && !code.equals("120");
        return refused
                ? Environment.of(apiUrl)
                        .elsewhere()
                        .map(url ->
                                client(url, realmId, token).fetchCompanyInfo().map(Fetched::entity))
                        .orElse(null)
                : null;
    }

    private QuickBooksClient client(URI apiUrl, String realmId, Secret token) {
        return new HttpQuickBooksClient(
                QuickBooksSettings.of(apiUrl.toString(), realmId), transport, () -> Optional.of(token.reveal()));
    }
}
