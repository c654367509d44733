/// What the writers shall make true.
@NullMarked
package io.mlconnector.domain.command;

import org.jspecify.annotations.NullMarked;
