/// The processes that can be killed, frozen and started again.
@NullMarked
package io.mlconnector.chaos.fleet;

import org.jspecify.annotations.NullMarked;
