package io.mlconnector.sandbox.store;

/// Where in a journal's file the JSON of one value is, in bytes.
record Place(long offset, int length) {}
