/// Trouble on demand: which call or delivery goes wrong, and how, is decided here by rules whose schedule is
/// a function of their seed.
@NullMarked
package io.mlconnector.sandbox.fault;

import org.jspecify.annotations.NullMarked;
