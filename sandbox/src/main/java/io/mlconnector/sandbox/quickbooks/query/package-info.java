/// Reading many records: the query language and change data capture.
@NullMarked
package io.mlconnector.sandbox.quickbooks.query;

import org.jspecify.annotations.NullMarked;
