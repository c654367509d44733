/// Tests of what people are told.
@NullMarked
package io.mlconnector.local.terminal;

import org.jspecify.annotations.NullMarked;
