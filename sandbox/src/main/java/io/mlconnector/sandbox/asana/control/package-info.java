/// What only a sandbox has: its control API under `/sandbox/` and its pages.
@NullMarked
package io.mlconnector.sandbox.asana.control;

import org.jspecify.annotations.NullMarked;
