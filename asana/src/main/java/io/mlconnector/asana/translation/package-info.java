/// From Asana's objects to the domain's values.
@NullMarked
package io.mlconnector.asana.translation;

import org.jspecify.annotations.NullMarked;
