/// Tests.
@NullMarked
package io.mlconnector.quickbooks.webhook;

import org.jspecify.annotations.NullMarked;
