/// Changes to full, current QuickBooks records: one query for many, and older never over newer.
@NullMarked
package io.mlconnector.enrich.quickbooks;

import org.jspecify.annotations.NullMarked;
