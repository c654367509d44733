package io.mlconnector.enrich.mapping;

import io.mlconnector.domain.plan.SyncPlanner;
import io.mlconnector.serviceruntime.config.ConnectorSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;

/// Gives Quarkus what it runs.
@ApplicationScoped
class EnrichStreams {

    @Produces
    @Singleton
    Topology topology(ConnectorSettings settings) {
        return MappingTopology.build(
                SyncPlanner::plan, settings.quickbooks().appUrl().toString(), Clock.systemUTC());
    }

    @Produces
    @Singleton
    StreamsUncaughtExceptionHandler replaceThread() {
        return new ThreadReplacement(Clock.systemUTC());
    }
}
