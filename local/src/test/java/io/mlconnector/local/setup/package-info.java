/// What setting up would do, and how far it is.
@NullMarked
package io.mlconnector.local.setup;

import org.jspecify.annotations.NullMarked;
