/// What the local Asana holds and the rules by which it changes; no HTTP.
@NullMarked
package io.mlconnector.sandbox.asana.model;

import org.jspecify.annotations.NullMarked;
