/// How well the webhooks of a vendor do.
@NullMarked
package io.mlconnector.enrich.watch;

import org.jspecify.annotations.NullMarked;
