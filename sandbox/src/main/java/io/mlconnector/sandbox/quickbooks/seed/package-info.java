/// Fills a new company by the same rules that clients have to keep.
@NullMarked
package io.mlconnector.sandbox.quickbooks.seed;

import org.jspecify.annotations.NullMarked;
