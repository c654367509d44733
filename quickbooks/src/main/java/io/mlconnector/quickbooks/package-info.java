/// QuickBooks Online as we need it: a port, its HTTP implementation, statements, settings. Never retries.
@NullMarked
package io.mlconnector.quickbooks;

import org.jspecify.annotations.NullMarked;
