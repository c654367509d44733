package io.mlconnector.sandbox.asana.view;

import static io.mlconnector.sandbox.asana.view.Properties.refers;
import static io.mlconnector.sandbox.asana.view.Properties.stores;
import static io.mlconnector.sandbox.asana.view.Property.viewed;

import java.util.List;
import java.util.Map;

/// What webhooks show.
final class WebhookProperties {
    private WebhookProperties() {}

    static void addTo(Map<String, Property> properties) {
        stores(properties, "active", "target", "created_at", "filters");
        refers(properties, "resource");
        for (String field : List.of(
                "last_success_at",
                "last_failure_at",
                "last_failure_content",
                "delivery_retry_count",
                "next_attempt_after",
                "failure_deletion_timestamp")) {
            properties.put(field, viewed((view, webhook) -> view.health(webhook).path(field)));
        }
    }
}
