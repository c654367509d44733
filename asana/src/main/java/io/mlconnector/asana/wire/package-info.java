/// How Asana's JSON is read and written, and how its errors become failures.
@NullMarked
package io.mlconnector.asana.wire;

import org.jspecify.annotations.NullMarked;
