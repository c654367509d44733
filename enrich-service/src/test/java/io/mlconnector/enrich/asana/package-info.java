/// Coalescing, reading and comparing Asana objects.
@NullMarked
package io.mlconnector.enrich.asana;

import org.jspecify.annotations.NullMarked;
