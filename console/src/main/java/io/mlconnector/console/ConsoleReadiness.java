package io.mlconnector.console;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.Nullable;

/// Ready once the console has read what the topics held at its start.
@Readiness
@ApplicationScoped
class ConsoleReadiness implements HealthCheck {
    private final TopicFollower follower;
    private final TopicIndexes indexes;

    ConsoleReadiness(TopicFollower follower, TopicIndexes indexes) {
        this.follower = follower;
        this.indexes = indexes;
    }

    @Override
    public HealthCheckResponse call() {
        String trouble = follower.trouble();
        HealthCheckResponseBuilder response = HealthCheckResponse.named("console: topics")
                .status(trouble == null && follower.caughtUp())
                .withData("entries", indexes.audit().seen())
                .withData("unreadable", indexes.unreadable());
        response.withData("detail", sentence(trouble));
        return response.build();
    }

    private String sentence(@Nullable String trouble) {
        if (trouble != null) {
            return "The console " + trouble + ".";
        }
        return follower.caughtUp()
                ? "The console has read " + indexes.audit().seen() + " steps and follows the topics."
                : "The console reads what the topics hold.";
    }
}
