@NullMarked
package io.mlconnector.asanawriter.operation;

import org.jspecify.annotations.NullMarked;
