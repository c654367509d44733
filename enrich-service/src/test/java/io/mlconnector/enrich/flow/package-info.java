/// Waiting and sending.
@NullMarked
package io.mlconnector.enrich.flow;

import org.jspecify.annotations.NullMarked;
