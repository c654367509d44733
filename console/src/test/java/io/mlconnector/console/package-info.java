/// Tests of the console.
@NullMarked
package io.mlconnector.console;

import org.jspecify.annotations.NullMarked;
