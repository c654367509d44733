@NullMarked
package io.mlconnector.asana.translation;

import org.jspecify.annotations.NullMarked;
