package io.mlconnector.console.connect;

import io.mlconnector.serviceruntime.config.Secret;

/// Reads the company that a consent is for, with the consent's own token: that it can be read proves that they belong
/// together.
interface Companies {
    Reading read(String realmId, Secret accessToken);
}
