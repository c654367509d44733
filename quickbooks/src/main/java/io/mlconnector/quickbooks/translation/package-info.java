/// The only place that sees both Intuit's JSON and the domain's values.
@NullMarked
package io.mlconnector.quickbooks.translation;

import org.jspecify.annotations.NullMarked;
