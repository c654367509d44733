/// Facts about the processes of a run.
@NullMarked
package io.mlconnector.chaos.fleet;

import org.jspecify.annotations.NullMarked;
