package io.mlconnector.console.connect;

/// What a consent's own token reads of what it is for.
sealed interface Reading {
    record Found(Subject subject) implements Reading {}

    record Failed(Trouble trouble) implements Reading {}
}
