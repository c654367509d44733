package io.mlconnector.console.connect;

import java.util.List;

/// What a person is shown before anything is bound.
sealed interface Subject permits Company, Workspace {
    /// As it calls itself.
    String name();

    List<Row> rows();

    /// What is let in where.
    String sentence();

    /// One line of what is shown.
    record Row(String name, String value) {}
}
