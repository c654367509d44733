/// How well each vendor's webhooks do: what they brought against what polling found, and whether they went silent.
@NullMarked
package io.mlconnector.enrich.watch;

import org.jspecify.annotations.NullMarked;
