package io.mlconnector.sandbox.asana.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Which custom fields have a slot on an object. A project's settings give its tasks slots; a portfolio's settings give
/// its projects slots. It goes one level deep.
public final class FieldSlots {
    private FieldSlots() {}

    /// The fields by gid, in the order in which they were put there.
    public static Map<String, Resource> of(Resources resources, Resource object) {
        Map<String, Resource> fields = new LinkedHashMap<>();
        for (String holder : holders(resources, object)) {
            for (Resource setting : resources.under(IndexKeys.settingsOf(holder))) {
                resources
                        .find(Type.CUSTOM_FIELD, setting.text("custom_field"))
                        .ifPresent(field -> fields.put(field.gid(), field));
            }
        }
        return fields;
    }

    private static List<String> holders(Resources resources, Resource object) {
        if (object.type() == Type.TASK) {
            return object.projects();
        }
        List<String> portfolios = new ArrayList<>();
        if (object.type() == Type.PROJECT) {
            resources
                    .under(IndexKeys.portfoliosWith(object.gid()))
                    .forEach(portfolio -> portfolios.add(portfolio.gid()));
        }
        return portfolios;
    }
}
