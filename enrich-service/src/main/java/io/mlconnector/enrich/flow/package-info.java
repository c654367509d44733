/// What the stages of this service share: records to send, waiting for a vendor, the audit trail.
@NullMarked
package io.mlconnector.enrich.flow;

import org.jspecify.annotations.NullMarked;
