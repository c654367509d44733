package io.mlconnector.local.doctor;

/// How the connector signs in to Asana.
public sealed interface SignIn {

    /// Neither a personal access token nor an OAuth app is set.
    record Nothing() implements SignIn {}

    /// `ASANA_ACCESS_TOKEN` is set.
    record Personal() implements SignIn {}

    /// @param console where a person connects
    record OAuth(KeyCheck keys, Tokens tokens, String console) implements SignIn {}
}
