package io.mlconnector.conformance.oas;

/// One way in which a request or an answer is not what the description says.
///
/// @param rule the validator's name of it
/// @param where the place in the body, or the parameter; may be empty
public record Finding(String rule, String where, String message) {}
