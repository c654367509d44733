/// Tests of the upkeep.
@NullMarked
package io.mlconnector.serviceruntime.upkeep;

import org.jspecify.annotations.NullMarked;
