/// The mapping file.
@NullMarked
package io.mlconnector.enrich.poll;

import org.jspecify.annotations.NullMarked;
