/// Reads of QuickBooks cost money: counted by cause, kept over restarts, forecast, and slowed before a budget ends.
@NullMarked
package io.mlconnector.serviceruntime.reads;

import org.jspecify.annotations.NullMarked;
