package io.mlconnector.domain.link;

import io.mlconnector.domain.accounting.EntityRef;

/// Names of the things that are linked; the part of a link's key after the connection. Each pair has exactly one
/// writer.
public final class Pair {
    private Pair() {}

    /// A mirrored QuickBooks record and its Asana task: `Vendor/56`, `Bill/1043`. Written by asana-writer.
    public static String mirror(EntityRef ref) {
        return ref.toString();
    }

    /// A QuickBooks list entity and its enum option: `Vendor/56/option`. Written by asana-writer.
    public static String option(EntityRef ref) {
        return ref + "/option";
    }

    /// The same link found from the other side, by the option's gid: `Option/1209`. Written by asana-writer.
    public static String optionGid(String gid) {
        return "Option/" + gid;
    }

    /// A cost item and what it was posted as: `CostItem/1207`. Written by qbo-writer.
    public static String costItem(String taskGid) {
        return "CostItem/" + taskGid;
    }

    /// What came of the last change that was carried over to the cost item's bill: `CostItem/1207/update`. Written by
    /// qbo-writer.
    public static String update(String taskGid) {
        return "CostItem/" + taskGid + "/update";
    }

    /// What the cost item's task shows of its posting: `CostItem/1207/shown`. Written by asana-writer.
    public static String shown(String taskGid) {
        return "CostItem/" + taskGid + "/shown";
    }

    /// One thing told in a comment on a cost item's task: `CostItem/1207/told/posted`. Its link stands for the
    /// comment, so that nothing is told twice. Written by asana-writer.
    public static String told(String taskGid, String event) {
        return "CostItem/" + taskGid + "/told/" + event;
    }

    /// A posted document and the cost item that it came from: `Bill/1043/origin`. Written by qbo-writer.
    public static String origin(EntityRef ref) {
        return ref + "/origin";
    }

    /// A document in QuickBooks that carries the mark of a cost which is posted as another one: `Bill/1044/extra`. Its
    /// link stands for having told so. Written by qbo-writer.
    public static String extra(EntityRef ref) {
        return ref + "/extra";
    }

    /// A linked project with its fields and webhook in place: `Project/1203`. Written by asana-writer.
    public static String project(String gid) {
        return "Project/" + gid;
    }

    /// Whether the link's Asana gid is a task's, and not an option's or a project's.
    public static boolean isOfTask(String pair) {
        return !pair.endsWith("/option") && !pair.startsWith("Option/") && !pair.startsWith("Project/");
    }
}
