package io.mlconnector.console.connect;

import io.mlconnector.serviceruntime.config.Secret;

/// Reads the company that a consent is for, with the consent's own token: that it can be read proves that they belong
/// together.
interface Companies {
    sealed interface Reading {
        record Found(Company company) implements Reading {}

        record Failed(Trouble trouble) implements Reading {}
    }

    Reading read(String realmId, Secret accessToken);
}
