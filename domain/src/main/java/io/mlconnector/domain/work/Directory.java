package io.mlconnector.domain.work;

import java.util.List;

/// The projects that the connector keeps for records that belong to no linked project.
public enum Directory {
    VENDORS("QuickBooks vendors", Field.OF_PARTY_DIRECTORY),
    CUSTOMERS("QuickBooks customers", Field.OF_PARTY_DIRECTORY),
    BILLS("QuickBooks bills", Field.OF_LINKED_PROJECT),
    INVOICES("QuickBooks invoices", Field.OF_LINKED_PROJECT);

    /// The portfolio whose projects are linked.
    public static final String PORTFOLIO = "QuickBooks projects";

    private final String displayName;
    private final List<Field> fields;

    Directory(String displayName, List<Field> fields) {
        this.displayName = displayName;
        this.fields = fields;
    }

    public String displayName() {
        return displayName;
    }

    public List<Field> fields() {
        return fields;
    }
}
