/// How others hear of changes: webhooks with their deliveries, and the `/events` sync tokens.
@NullMarked
package io.mlconnector.sandbox.asana.feed;

import org.jspecify.annotations.NullMarked;
