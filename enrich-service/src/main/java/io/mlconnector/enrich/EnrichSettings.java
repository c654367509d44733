package io.mlconnector.enrich;

import java.time.Duration;

/// What only this service is configured with.
///
/// @param pollInterval `enrich.poll.interval`: how often change data capture and the tasks of linked projects are
///     looked at
/// @param portfolioInterval `enrich.portfolio.interval`: how long a newly linked project may go unnoticed
record EnrichSettings(Duration pollInterval, Duration portfolioInterval) {}
