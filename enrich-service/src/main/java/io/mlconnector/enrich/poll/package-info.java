/// What no webhook tells: the first load, change data capture, the portfolio, and the mapping file.
@NullMarked
package io.mlconnector.enrich.poll;

import org.jspecify.annotations.NullMarked;
