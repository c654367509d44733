/// The kinds of runs that `./mlc chaos --scenario` knows.
@NullMarked
package io.mlconnector.chaos.scenario;

import org.jspecify.annotations.NullMarked;
