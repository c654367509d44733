package io.mlconnector.enrich;

import io.mlconnector.serviceruntime.reads.ReadBudget;
import java.time.Duration;

/// What only this service is configured with.
///
/// @param pollInterval `enrich.poll.interval`: how often change data capture and the tasks of linked projects are
///     looked at
/// @param pollIntervalWithoutWebhooks `enrich.poll.interval.without.webhooks`: the same of change data capture while no
///     webhooks come; nothing where it is longer
/// @param portfolioInterval `enrich.portfolio.interval`: how long a newly linked project may go unnoticed
/// @param readBudget `quickbooks.read.budget`: how many reads of QuickBooks a month may cost
record EnrichSettings(
        Duration pollInterval,
        Duration pollIntervalWithoutWebhooks,
        Duration portfolioInterval,
        ReadBudget readBudget) {}
