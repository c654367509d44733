/// What QuickBooks holds, as values: parties, obligations, journal entries, list items.
@NullMarked
package io.mlconnector.domain.accounting;

import org.jspecify.annotations.NullMarked;
