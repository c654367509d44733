/// Webhooks: the signature over the raw bytes, and both forms of the body.
@NullMarked
package io.mlconnector.quickbooks.webhook;

import org.jspecify.annotations.NullMarked;
