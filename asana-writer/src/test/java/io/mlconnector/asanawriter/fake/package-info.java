@NullMarked
package io.mlconnector.asanawriter.fake;

import org.jspecify.annotations.NullMarked;
