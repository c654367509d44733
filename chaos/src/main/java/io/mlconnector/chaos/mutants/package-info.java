/// Breaks the code on purpose, one mutant at a time, and expects the tests to notice.
@NullMarked
package io.mlconnector.chaos.mutants;

import org.jspecify.annotations.NullMarked;
