package io.mlconnector.sandbox.quickbooks.books;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/// Where a class and a department may stand. In another place, or while the company does not track them, QuickBooks
/// drops them without a word.
final class Tracking {
    private static final String CLASS = "ClassRef";
    private static final String DEPARTMENT = "DepartmentRef";

    private Tracking() {}

    /// Bills and their like: class on the line whichever way the company tracks classes, department on the header.
    static void purchase(ObjectNode entity, Lookup lookup) {
        drop(entity, CLASS, lookup);
        dropFromLines(entity, DEPARTMENT, lookup);
        if (!Preferences.classes(lookup)) {
            dropFromLines(entity, CLASS, lookup);
        }
        headerDepartment(entity, lookup);
    }

    /// Invoices: class where the company tracks it, department on the header.
    static void sale(ObjectNode entity, Lookup lookup) {
        boolean perLine = Preferences.classPerLine(lookup);
        if (perLine || !Preferences.classes(lookup)) {
            drop(entity, CLASS, lookup);
        }
        if (!perLine) {
            dropFromLines(entity, CLASS, lookup);
        }
        dropFromLines(entity, DEPARTMENT, lookup);
        headerDepartment(entity, lookup);
    }

    /// Journal entries: both on the line.
    static void journal(ObjectNode entity, Lookup lookup) {
        drop(entity, CLASS, lookup);
        drop(entity, DEPARTMENT, lookup);
        if (!Preferences.classes(lookup)) {
            dropFromLines(entity, CLASS, lookup);
        }
        if (!Preferences.departments(lookup)) {
            dropFromLines(entity, DEPARTMENT, lookup);
        }
    }

    /// Payments: no class at all.
    static void payment(ObjectNode entity, Lookup lookup) {
        drop(entity, CLASS, lookup);
        headerDepartment(entity, lookup);
    }

    private static void headerDepartment(ObjectNode entity, Lookup lookup) {
        if (!Preferences.departments(lookup)) {
            drop(entity, DEPARTMENT, lookup);
        }
    }

    private static void dropFromLines(ObjectNode entity, String property, Lookup lookup) {
        for (ObjectNode line : Lines.objects(entity)) {
            for (Map.Entry<String, JsonNode> part : line.properties()) {
                if (part.getKey().endsWith("Detail") && part.getValue() instanceof ObjectNode detail) {
                    drop(detail, property, lookup);
                }
            }
        }
    }

    private static void drop(ObjectNode holder, String property, Lookup lookup) {
        if (holder.remove(property) != null && Habits.REFUSE_MISPLACED.on(lookup)) {
            throw FaultException.business(property + " cannot be used here, or the company does not track it.");
        }
    }
}
