/// The small HTTP server under both sandboxes: one handler from a [io.mlconnector.sandbox.http.Call] to an
/// [io.mlconnector.sandbox.http.Answer], on virtual threads.
@NullMarked
package io.mlconnector.sandbox.http;

import org.jspecify.annotations.NullMarked;
