package io.mlconnector.enrich;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;

/// What only this service is configured with.
@ConfigMapping(prefix = "enrich")
interface EnrichSettings {
    /// How often change data capture and the tasks of linked projects are looked at (`ENRICH_POLL_INTERVAL`).
    @WithName("poll.interval")
    @WithDefault("5M")
    Duration pollInterval();

    /// How often the portfolio is looked at: how long a newly linked project may go unnoticed
    /// (`ENRICH_PORTFOLIO_INTERVAL`).
    @WithName("portfolio.interval")
    @WithDefault("15S")
    Duration portfolioInterval();
}
