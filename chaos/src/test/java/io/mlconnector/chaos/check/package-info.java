/// The checker has teeth: evidence of each kind of violation is seen.
@NullMarked
package io.mlconnector.chaos.check;

import org.jspecify.annotations.NullMarked;
