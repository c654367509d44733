/// What a new sandbox is filled with, and made-up people and companies to fill it with.
@NullMarked
package io.mlconnector.sandbox.seed;

import org.jspecify.annotations.NullMarked;
