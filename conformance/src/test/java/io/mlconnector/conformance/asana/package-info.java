/// Asana's own Java client works with the Asana sandbox as it does with Asana.
@NullMarked
package io.mlconnector.conformance.asana;

import org.jspecify.annotations.NullMarked;
