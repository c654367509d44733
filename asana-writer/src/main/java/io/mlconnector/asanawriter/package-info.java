/// Applies commands to Asana: the shell around provisioning, operations and webhooks.
@NullMarked
package io.mlconnector.asanawriter;

import org.jspecify.annotations.NullMarked;
