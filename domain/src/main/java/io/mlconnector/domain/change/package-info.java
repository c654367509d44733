/// Who is connected, and what changed.
@NullMarked
package io.mlconnector.domain.change;

import org.jspecify.annotations.NullMarked;
