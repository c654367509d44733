package io.mlconnector.sandbox.asana.view;

import static io.mlconnector.sandbox.asana.view.Properties.stores;
import static io.mlconnector.sandbox.asana.view.Property.viewed;

import com.fasterxml.jackson.databind.node.TextNode;
import io.mlconnector.sandbox.asana.model.Jobs;
import java.util.List;
import java.util.Map;

/// What jobs show.
final class JobProperties {
    private JobProperties() {}

    static void addTo(Map<String, Property> properties) {
        stores(properties, "resource_subtype");
        properties.put("status", viewed((view, job) -> TextNode.valueOf(Jobs.status(job, view.now()))));
        for (String made : List.of("new_task", "new_project")) {
            properties.put(made, Property.presentReference(made));
        }
    }
}
