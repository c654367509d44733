/// Intuit's own Java client works with the QuickBooks sandbox as it does with QuickBooks.
@NullMarked
package io.mlconnector.conformance.quickbooks;

import org.jspecify.annotations.NullMarked;
