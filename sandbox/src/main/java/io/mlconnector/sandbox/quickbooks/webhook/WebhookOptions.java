package io.mlconnector.sandbox.quickbooks.webhook;

import java.time.Duration;

/// What the app's webhook page says, and how what the sources tell differently is read.
///
/// @param url empty sends none
/// @param jsonContentType whether the POST is `application/json`; else `application/cloudevents+json`
/// @param mixRealms whether one POST may hold events of several companies
/// @param collect how long events are gathered before they are sent together, on the sandbox's clock
/// @param voided whether the verb of a void is `voided`; else `void`
/// @param emptyData whether events without data have `data: {}`; else neither `data` nor its content type
public record WebhookOptions(
        String url,
        WebhookFormat format,
        boolean jsonContentType,
        boolean mixRealms,
        Duration collect,
        boolean voided,
        boolean emptyData,
        Subscriptions subscriptions) {
    /// The longest time that events are gathered.
    public static final Duration MAX_COLLECT = Duration.ofHours(1);

    public WebhookOptions {
        if (collect.isNegative() || collect.compareTo(MAX_COLLECT) > 0) {
            throw new IllegalArgumentException("Events are collected for at most " + MAX_COLLECT + ".");
        }
    }

    static WebhookOptions initial(String url, Duration collect) {
        return new WebhookOptions(
                url, WebhookFormat.CLOUD_EVENTS, true, true, collect, false, false, Subscriptions.ALL);
    }

    WebhookOptions to(String target) {
        return new WebhookOptions(
                target, format, jsonContentType, mixRealms, collect, voided, emptyData, subscriptions);
    }

    String contentType() {
        return jsonContentType ? "application/json" : "application/cloudevents+json";
    }
}
