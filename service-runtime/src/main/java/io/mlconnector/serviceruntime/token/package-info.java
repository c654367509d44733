/// The one owner of a connection's tokens at a vendor: refreshes ahead of time, persists before first use.
@NullMarked
package io.mlconnector.serviceruntime.token;

import org.jspecify.annotations.NullMarked;
