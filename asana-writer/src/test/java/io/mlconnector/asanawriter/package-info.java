@NullMarked
package io.mlconnector.asanawriter;

import org.jspecify.annotations.NullMarked;
