/// What the commands print, and how they fail: for people first, as JSON on request.
@NullMarked
package io.mlconnector.local.terminal;

import org.jspecify.annotations.NullMarked;
