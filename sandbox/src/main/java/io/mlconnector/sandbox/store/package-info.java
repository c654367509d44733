/// What the sandboxes remember across a restart: append-only files of JSON lines, replayed on open.
@NullMarked
package io.mlconnector.sandbox.store;

import org.jspecify.annotations.NullMarked;
