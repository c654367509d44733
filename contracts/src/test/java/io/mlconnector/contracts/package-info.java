@NullMarked
package io.mlconnector.contracts;

import org.jspecify.annotations.NullMarked;
