/// Which QuickBooks entity is which Asana object, and the last values that both agreed on.
@NullMarked
package io.mlconnector.domain.link;

import org.jspecify.annotations.NullMarked;
