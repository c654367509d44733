/// How much an app may ask of QuickBooks, and the meter of what it has asked: reads cost, writes are free.
@NullMarked
package io.mlconnector.sandbox.quickbooks.limits;

import org.jspecify.annotations.NullMarked;
