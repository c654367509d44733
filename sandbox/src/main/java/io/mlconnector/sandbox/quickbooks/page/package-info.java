/// QuickBooks' pages for people: they look at and change what a company holds by the same calls as any app, so that the
/// same rules refuse and the same events tell of it.
@NullMarked
package io.mlconnector.sandbox.quickbooks.page;

import org.jspecify.annotations.NullMarked;
