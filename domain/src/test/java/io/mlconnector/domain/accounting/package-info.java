/// Tests of the accounting values.
@NullMarked
package io.mlconnector.domain.accounting;

import org.jspecify.annotations.NullMarked;
