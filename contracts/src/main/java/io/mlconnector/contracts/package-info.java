/// The public API between the services: topics, keys, headers and values. A record here may only grow.
@NullMarked
package io.mlconnector.contracts;

import org.jspecify.annotations.NullMarked;
