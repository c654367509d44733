/// The topology, driven without a broker.
@NullMarked
package io.mlconnector.enrich.mapping;

import org.jspecify.annotations.NullMarked;
