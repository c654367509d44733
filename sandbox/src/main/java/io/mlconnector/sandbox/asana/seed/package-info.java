/// Fills a new workspace.
@NullMarked
package io.mlconnector.sandbox.asana.seed;

import org.jspecify.annotations.NullMarked;
