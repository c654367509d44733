/// Tests of the command line.
@NullMarked
package io.mlconnector.local.command;

import org.jspecify.annotations.NullMarked;
