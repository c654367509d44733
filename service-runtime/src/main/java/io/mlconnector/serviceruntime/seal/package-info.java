/// Seals on the audit trail, so that no entry can be changed, removed or inserted unseen.
@NullMarked
package io.mlconnector.serviceruntime.seal;

import org.jspecify.annotations.NullMarked;
