/// Asana webhooks: https://developers.asana.com/docs/webhooks-guide
@NullMarked
package io.mlconnector.ingest.asana;

import org.jspecify.annotations.NullMarked;
