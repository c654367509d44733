/// Nothing can be done to a sealed trail unseen.
@NullMarked
package io.mlconnector.serviceruntime.seal;

import org.jspecify.annotations.NullMarked;
