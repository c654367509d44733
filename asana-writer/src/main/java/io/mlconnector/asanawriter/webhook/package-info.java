/// Webhook subscriptions, and their secrets.
@NullMarked
package io.mlconnector.asanawriter.webhook;

import org.jspecify.annotations.NullMarked;
