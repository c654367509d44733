/// What tests of both vendors' clients need around them: the sandbox's own calls, and somebody who receives webhooks.
@NullMarked
package io.mlconnector.conformance.wire;

import org.jspecify.annotations.NullMarked;
