package io.mlconnector.local.doctor.probe;

import io.mlconnector.apiclient.ApiTransport;
import io.mlconnector.contracts.TokenV1;
import io.mlconnector.local.doctor.SignIn;
import io.mlconnector.local.operate.KeptTable;
import io.mlconnector.serviceruntime.config.Secret;
import io.mlconnector.serviceruntime.secret.TokenPlace;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/// The token that Asana is asked with: a personal one, or the access token that asana-writer keeps.
///
/// @param stored the topic that it keeps them in
/// @param console where a person connects
record AsanaTokens(ApiTransport transport, KeptTable<TokenV1> stored, Path keyset, String console) {

    /// @param token empty where there is none
    record Found(SignIn signIn, Optional<Secret> token) {}

    Found find(Variables variables, URI apiUrl) {
        Optional<Secret> personal = variables.find("ASANA_ACCESS_TOKEN").map(Secret::new);
        if (personal.isPresent()) {
            return new Found(new SignIn.Personal(), personal);
        }
        Optional<String> connection =
                variables.find("QUICKBOOKS_REALM_ID").filter(realm -> realm.matches("[0-9]{1,32}"));
        if (variables.find("ASANA_CLIENT_ID").isEmpty() || connection.isEmpty()) {
            return new Found(new SignIn.Nothing(), Optional.empty());
        }
        TokenShelf.Found kept =
                new TokenShelf(TokenPlace.ASANA, connection.get(), Optional.of(keyset)).look(stored, false);
        URI tokenUrl = variables
                .url("ASANA_OAUTH_URL", apiUrl.resolve("/-/oauth_token").toString())
                .orElse(apiUrl);
        return new Found(
                new SignIn.OAuth(
                        new KeyProbe(transport)
                                .check(
                                        tokenUrl,
                                        variables,
                                        "ASANA_CLIENT_ID",
                                        "ASANA_CLIENT_SECRET",
                                        KeyProbe.Where.FORM),
                        kept.tokens(),
                        console),
                kept.access());
    }
}
