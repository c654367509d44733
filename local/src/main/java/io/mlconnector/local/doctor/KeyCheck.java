package io.mlconnector.local.doctor;

/// Whether QuickBooks takes the client id and the client secret.
public sealed interface KeyCheck {

    record Accepted() implements KeyCheck {}

    record Refused() implements KeyCheck {}

    /// Not set here, as on a console that only looks.
    record NotSet(String variable) implements KeyCheck {}

    record NotTold(String why) implements KeyCheck {}
}
