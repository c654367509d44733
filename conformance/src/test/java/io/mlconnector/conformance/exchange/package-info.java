/// What went over the wire between anyone and the sandbox, recorded by it and read back.
@NullMarked
package io.mlconnector.conformance.exchange;

import org.jspecify.annotations.NullMarked;
