package io.mlconnector.asanawriter.webhook;

import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.serviceruntime.config.ConnectorSettings;
import java.net.URI;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Where our webhooks lead to.
///
/// @param publicUrl where Asana reaches ingest-service, without a trailing slash
/// @param asana the API, which may be the local sandbox
/// @param randomHex 128 bits each time, that nobody can guess
public record HookAddresses(URI publicUrl, URI asana, Supplier<String> randomHex) {
    private static final String PATH = "/webhooks/asana/";

    /// What all addresses of a connection begin with, and no other's do.
    String prefix(ConnectionId connection) {
        return target(connection + "~");
    }

    String target(String path) {
        return publicUrl + PATH + path;
    }

    String newHook(ConnectionId connection) {
        return connection + "~" + randomHex.get();
    }

    /// Why there can be no webhooks at all; null where there can. Asana refuses to deliver to a machine's own name, so
    /// it is not even asked. The sandbox on the same machine does deliver.
    @Nullable
    String alone() {
        return ConnectorSettings.isLocal(publicUrl) && !ConnectorSettings.isLocal(asana)
                ? "PUBLIC_URL is " + publicUrl
                        + ", which Asana cannot reach: no webhooks, changes are found by polling alone."
                : null;
    }
}
