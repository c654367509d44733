/// The decisions: from a change and everything known to the commands that follow.
@NullMarked
package io.mlconnector.domain.plan;

import org.jspecify.annotations.NullMarked;
