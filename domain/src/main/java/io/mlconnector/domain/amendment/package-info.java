/// A later change of a posted bill: what it may do to the document in QuickBooks, and what it must leave alone.
@NullMarked
package io.mlconnector.domain.amendment;

import org.jspecify.annotations.NullMarked;
