package io.mlconnector.qbowriter;

import io.mlconnector.apiclient.AccessTokenSource;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.quickbooks.QuickBooksClient;
import java.util.Optional;

/// The one company of this installation; reachable while there is a token and the company is the right one.
record OneCompany(ConnectionId connection, QuickBooksClient client, AccessTokenSource tokens, CompanyCheck check)
        implements QuickBooksClients {

    @Override
    public Optional<QuickBooksClient> find(ConnectionId wanted) {
        return wanted.equals(connection)
                        && check.status().isConfirmed()
                        && tokens.findToken().isPresent()
                ? Optional.of(client)
                : Optional.empty();
    }
}
