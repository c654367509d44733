/// Notifications to records to commands: the only service that decides.
@NullMarked
package io.mlconnector.enrich;

import org.jspecify.annotations.NullMarked;
