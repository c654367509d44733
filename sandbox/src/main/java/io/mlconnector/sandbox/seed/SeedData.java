package io.mlconnector.sandbox.seed;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// What a new company and a new workspace hold at their first start. Data that is there already is left alone.
public enum SeedData {
    /// The company with its preferences, and the workspace with its two users.
    EMPTY,
    /// A company on the day it is connected: accounts, terms, an item, a class, a department; nobody and nothing else.
    LISTS,
    /// The lists, a dozen vendors and some customers with a few months of business; a few projects with their tasks.
    SMALL,
    /// 100,000 vendors with 20,000 bills, and 200,000 tasks in 20 projects. Needs 1 GiB of heap.
    LARGE;

    /// @throws IllegalArgumentException saying what there is
    public static SeedData parse(String name) {
        return Arrays.stream(values())
                .filter(data -> data.word().equals(name.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no seed data '" + name + "', only "
                        + Arrays.stream(values()).map(SeedData::word).collect(Collectors.joining(", ")) + "."));
    }

    /// As in settings: `empty`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
