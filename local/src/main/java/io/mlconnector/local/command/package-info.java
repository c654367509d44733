/// The command line: one class a command, each with its own help.
@NullMarked
package io.mlconnector.local.command;

import org.jspecify.annotations.NullMarked;
