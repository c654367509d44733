@NullMarked
package io.mlconnector.serviceruntime.secret;

import org.jspecify.annotations.NullMarked;
