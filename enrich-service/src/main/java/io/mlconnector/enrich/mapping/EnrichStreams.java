package io.mlconnector.enrich.mapping;

import io.mlconnector.domain.plan.SyncPlanner;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Gives Quarkus what it runs.
@ApplicationScoped
class EnrichStreams {

    @Produces
    @Singleton
    Topology topology(@ConfigProperty(name = "quickbooks.app.url", defaultValue = DEFAULT_APP_URL) String appUrl) {
        String url = appUrl.endsWith("/") ? appUrl.substring(0, appUrl.length() - 1) : appUrl;
        return MappingTopology.build(SyncPlanner::plan, url, Clock.systemUTC());
    }

    private static final String DEFAULT_APP_URL = "https://app.qbo.intuit.com/app";

    @Produces
    @Singleton
    StreamsUncaughtExceptionHandler replaceThread() {
        return new ThreadReplacement(Clock.systemUTC());
    }
}
