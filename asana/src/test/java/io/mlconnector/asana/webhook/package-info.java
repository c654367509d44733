@NullMarked
package io.mlconnector.asana.webhook;

import org.jspecify.annotations.NullMarked;
