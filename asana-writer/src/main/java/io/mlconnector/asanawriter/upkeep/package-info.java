/// Looks for tasks in Asana that carry our mark although the ledger does not know them, has those removed that were
/// created twice, and makes the ledger again from the marks.
@NullMarked
package io.mlconnector.asanawriter.upkeep;

import org.jspecify.annotations.NullMarked;
