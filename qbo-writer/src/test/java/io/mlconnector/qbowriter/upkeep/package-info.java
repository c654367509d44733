/// Tests of qbo-writer's upkeep.
@NullMarked
package io.mlconnector.qbowriter.upkeep;

import org.jspecify.annotations.NullMarked;
