/// What arrives at a webhook's address: signatures and notifications.
@NullMarked
package io.mlconnector.asana.webhook;

import org.jspecify.annotations.NullMarked;
