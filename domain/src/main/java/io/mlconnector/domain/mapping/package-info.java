/// The rules of one connection as a value.
@NullMarked
package io.mlconnector.domain.mapping;

import org.jspecify.annotations.NullMarked;
