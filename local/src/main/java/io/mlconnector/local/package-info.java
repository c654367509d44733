/// The `mlc` command: everything in one JVM or each part as its own process, the demo, and the operator's commands.
@NullMarked
package io.mlconnector.local;

import org.jspecify.annotations.NullMarked;
