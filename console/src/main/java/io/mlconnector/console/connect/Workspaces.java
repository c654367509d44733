package io.mlconnector.console.connect;

import io.mlconnector.serviceruntime.config.Secret;

/// Reads who consented and to which workspace that leads, with the consent's own token.
interface Workspaces {
    Reading read(Secret accessToken);
}
