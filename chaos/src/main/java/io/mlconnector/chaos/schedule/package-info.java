/// What goes wrong and when: a function of the seed alone.
@NullMarked
package io.mlconnector.chaos.schedule;

import org.jspecify.annotations.NullMarked;
