/// What must hold afterwards, whatever happened; read from the vendors, the topics and the logs alone.
@NullMarked
package io.mlconnector.chaos.check;

import org.jspecify.annotations.NullMarked;
