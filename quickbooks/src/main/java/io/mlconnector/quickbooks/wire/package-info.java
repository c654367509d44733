/// Intuit's JSON in Intuit's words: how it is parsed, and how it says that something went wrong.
@NullMarked
package io.mlconnector.quickbooks.wire;

import org.jspecify.annotations.NullMarked;
