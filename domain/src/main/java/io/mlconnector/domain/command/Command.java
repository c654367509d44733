package io.mlconnector.domain.command;

/// Something to make true in one of the two systems.
public sealed interface Command permits AsanaCommand, QboCommand {
    /// The link that the outcome is recorded under.
    String pair();

    OperationKey key();

    /// Hash of the desired values; becomes the link's agreed hash.
    String hash();

    Basis basis();
}
