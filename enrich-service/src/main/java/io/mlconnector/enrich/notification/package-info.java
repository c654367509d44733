/// Accepted webhook bodies to changes: who changed, never what.
@NullMarked
package io.mlconnector.enrich.notification;

import org.jspecify.annotations.NullMarked;
