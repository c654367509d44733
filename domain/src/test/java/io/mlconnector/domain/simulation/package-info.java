/// Both systems, the writers and the people in memory: whatever the order of things, it ends well.
@NullMarked
package io.mlconnector.domain.simulation;

import org.jspecify.annotations.NullMarked;
