/// Applies commands to QuickBooks: one cost is one document, whatever happens in between.
@NullMarked
package io.mlconnector.qbowriter;

import org.jspecify.annotations.NullMarked;
