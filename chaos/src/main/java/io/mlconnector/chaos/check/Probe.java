package io.mlconnector.chaos.check;

/// An attempt of a stranger's web page to change something.
///
/// @param what `POST http://…`
/// @param status of the answer; 0 when there was none
public record Probe(String what, int status) {}
