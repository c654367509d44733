/// The company file: records, the rules under which they change, and the journal that keeps them.
@NullMarked
package io.mlconnector.sandbox.quickbooks.books;

import org.jspecify.annotations.NullMarked;
