/// What `…/search` finds: an index that lags behind the workspace, and what a query asks of it.
@NullMarked
package io.mlconnector.sandbox.asana.search;

import org.jspecify.annotations.NullMarked;
