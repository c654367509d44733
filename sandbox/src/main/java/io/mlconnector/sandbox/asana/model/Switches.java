package io.mlconnector.sandbox.asana.model;

import java.time.Duration;

/// Where Asana's documents leave its behavior open or make it depend on the customer, what the sandbox does.
///
/// @param externalIds whether `external` works with a personal access token; documented for OAuth apps only
/// @param projectValueEvents whether a project's own custom field value, or its entry into a portfolio, causes a
///     `project changed` event; unknown, and the harsher reading is that it does not
/// @param deliveryDelay how long webhook events are collected; about a minute at Asana
/// @param paid whether the plan has custom fields and portfolios (else 402) and 1,500 requests a minute (else 150)
/// @param localTargets whether webhooks may go to `localhost`; Asana answers 403
/// @param organization whether the workspace is an organization, where a project needs a team
/// @param dateTexts whether a date value may be written as a plain text, as the API description says; else as the
///     object of the guide
/// @param searchLag how far the search index is behind, 10 s to 60 s at Asana
public record Switches(
        boolean externalIds,
        boolean projectValueEvents,
        Duration deliveryDelay,
        boolean paid,
        boolean localTargets,
        boolean organization,
        boolean dateTexts,
        Duration searchLag) {
    public static final Switches DEFAULT =
            new Switches(true, false, Duration.ofMillis(150), true, true, false, false, Duration.ofSeconds(30));

    public Switches collecting(Duration delay) {
        return new Switches(
                externalIds, projectValueEvents, delay, paid, localTargets, organization, dateTexts, searchLag);
    }

    public int requestsPerMinute() {
        return paid ? 1_500 : 150;
    }
}
