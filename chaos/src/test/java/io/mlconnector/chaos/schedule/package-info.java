@NullMarked
package io.mlconnector.chaos.schedule;

import org.jspecify.annotations.NullMarked;
