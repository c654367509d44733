@NullMarked
package io.mlconnector.domain.plan;

import org.jspecify.annotations.NullMarked;
