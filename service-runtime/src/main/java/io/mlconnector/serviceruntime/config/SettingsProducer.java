package io.mlconnector.serviceruntime.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Locale;
import org.eclipse.microprofile.config.Config;

/// Gives the services their settings. The first that asks for them stops the start when they are wrong.
@ApplicationScoped
class SettingsProducer {

    @Produces
    @Singleton
    ConnectorSettings settings(Config config) {
        return new SettingsReader(key ->
                        config.getOptionalValue(key.toLowerCase(Locale.ROOT).replace('_', '.'), String.class))
                .read();
    }
}
