/// Topics, and the few ways in which services read and write them.
@NullMarked
package io.mlconnector.serviceruntime.kafka;

import org.jspecify.annotations.NullMarked;
