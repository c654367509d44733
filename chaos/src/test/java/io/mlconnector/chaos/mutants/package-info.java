@NullMarked
package io.mlconnector.chaos.mutants;

import org.jspecify.annotations.NullMarked;
