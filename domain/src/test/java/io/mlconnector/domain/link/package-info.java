@NullMarked
package io.mlconnector.domain.link;

import org.jspecify.annotations.NullMarked;
