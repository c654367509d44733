/// The house rules, as tests over the compiled classes of every module.
@NullMarked
package io.mlconnector.systemtests.architecture;

import org.jspecify.annotations.NullMarked;
