/// Asana's published API description, corrected where it contradicts the real service, as a judge of exchanges.
@NullMarked
package io.mlconnector.conformance.oas;

import org.jspecify.annotations.NullMarked;
