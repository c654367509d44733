/// The one owner of a connection's QuickBooks tokens: refreshes ahead of time, persists before first use.
@NullMarked
package io.mlconnector.qbowriter.tokens;

import org.jspecify.annotations.NullMarked;
