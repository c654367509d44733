/// QuickBooks and Asana as far as this service reads them, over HTTP.
@NullMarked
package io.mlconnector.enrich.fake;

import org.jspecify.annotations.NullMarked;
