@NullMarked
package io.mlconnector.serviceruntime.pace;

import org.jspecify.annotations.NullMarked;
