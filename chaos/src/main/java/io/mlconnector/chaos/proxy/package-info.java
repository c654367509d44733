/// A TCP proxy between any two processes that can delay, starve, cut, swallow and reset what passes.
@NullMarked
package io.mlconnector.chaos.proxy;

import org.jspecify.annotations.NullMarked;
