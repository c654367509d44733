package io.mlconnector.serviceruntime.kafka;

import io.mlconnector.serviceruntime.config.ConnectorSettings;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/// Before anything reads or writes.
@ApplicationScoped
class TopicsAtStart {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final ConnectorSettings settings;

    TopicsAtStart(ConnectorSettings settings) {
        this.settings = settings;
    }

    void ensure(@Observes @Priority(1) StartupEvent event) {
        new TopicSetup(settings).ensure(PATIENCE);
    }
}
