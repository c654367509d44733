/// QuickBooks Online over HTTP: tokens, the accounting API, webhooks, a control API for tests and pages for people.
@NullMarked
package io.mlconnector.sandbox.quickbooks;

import org.jspecify.annotations.NullMarked;
