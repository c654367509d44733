@NullMarked
package io.mlconnector.serviceruntime.crash;

import org.jspecify.annotations.NullMarked;
