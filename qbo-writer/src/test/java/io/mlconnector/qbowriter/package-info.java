/// Proofs of the promise: one cost, one document.
@NullMarked
package io.mlconnector.qbowriter;

import org.jspecify.annotations.NullMarked;
