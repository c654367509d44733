/// Secrets at rest: encrypted for one purpose, bound to one place.
@NullMarked
package io.mlconnector.serviceruntime.secret;

import org.jspecify.annotations.NullMarked;
