/// What people do meanwhile, at both vendors.
@NullMarked
package io.mlconnector.chaos.world;

import org.jspecify.annotations.NullMarked;
