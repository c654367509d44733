/// Coalescing, reading and comparing QuickBooks entities.
@NullMarked
package io.mlconnector.enrich.quickbooks;

import org.jspecify.annotations.NullMarked;
