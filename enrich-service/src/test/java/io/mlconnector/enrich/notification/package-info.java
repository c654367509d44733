/// Webhook bodies to changes.
@NullMarked
package io.mlconnector.enrich.notification;

import org.jspecify.annotations.NullMarked;
