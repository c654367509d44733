/// Tests of asana-writer's upkeep.
@NullMarked
package io.mlconnector.asanawriter.upkeep;

import org.jspecify.annotations.NullMarked;
