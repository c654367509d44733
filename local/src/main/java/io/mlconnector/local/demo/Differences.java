package io.mlconnector.local.demo;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// Collects what is not as it should be.
final class Differences {
    private final List<String> found = new ArrayList<>();

    Differences same(String name, String wanted, String actual) {
        if (!wanted.equals(actual)) {
            found.add(name + " is '" + actual + "' and should be '" + wanted + "'");
        }
        return this;
    }

    Differences amount(String name, String wanted, String actual) {
        boolean equal;
        try {
            equal = new BigDecimal(wanted).compareTo(new BigDecimal(actual)) == 0;
        } catch (NumberFormatException e) {
            equal = false;
        }
        return equal ? this : same(name, wanted, actual);
    }

    Differences contains(String name, String wanted, String actual) {
        if (!actual.contains(wanted)) {
            found.add(name + " is '" + actual + "' and should contain '" + wanted + "'");
        }
        return this;
    }

    Differences that(boolean holds, String otherwise) {
        if (!holds) {
            found.add(otherwise);
        }
        return this;
    }

    List<String> list() {
        return List.copyOf(found);
    }

    void none() {
        if (!found.isEmpty()) {
            throw new StepFailure(String.join("; ", found));
        }
    }
}
