/// The connector's own fields, directory projects and portfolio: found or created, once.
@NullMarked
package io.mlconnector.asanawriter.provision;

import org.jspecify.annotations.NullMarked;
