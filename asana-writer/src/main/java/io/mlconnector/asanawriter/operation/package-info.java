/// One command, one write: what is sent, what came of it, and how it is found again.
@NullMarked
package io.mlconnector.asanawriter.operation;

import org.jspecify.annotations.NullMarked;
