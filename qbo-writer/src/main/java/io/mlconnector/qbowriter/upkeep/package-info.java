/// Looks for documents in QuickBooks that carry our mark although the ledger does not know them, and makes the ledger
/// again from those marks.
@NullMarked
package io.mlconnector.qbowriter.upkeep;

import org.jspecify.annotations.NullMarked;
