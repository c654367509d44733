@NullMarked
package io.mlconnector.asana;

import org.jspecify.annotations.NullMarked;
