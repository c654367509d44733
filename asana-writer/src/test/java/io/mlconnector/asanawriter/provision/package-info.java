@NullMarked
package io.mlconnector.asanawriter.provision;

import org.jspecify.annotations.NullMarked;
