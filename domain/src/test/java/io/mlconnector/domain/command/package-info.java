/// Tests of commands and of the mark that they leave.
@NullMarked
package io.mlconnector.domain.command;

import org.jspecify.annotations.NullMarked;
