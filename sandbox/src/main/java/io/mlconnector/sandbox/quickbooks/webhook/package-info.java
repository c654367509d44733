/// Events about changes, signed and sent the way Intuit sends them: late, grouped, and held back behind a failure.
@NullMarked
package io.mlconnector.sandbox.quickbooks.webhook;

import org.jspecify.annotations.NullMarked;
