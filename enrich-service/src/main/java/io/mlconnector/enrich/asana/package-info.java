/// Changes to full, current Asana records: one batch for many, and older never over newer.
@NullMarked
package io.mlconnector.enrich.asana;

import org.jspecify.annotations.NullMarked;
