/// What setting up would create in Asana, how long the first load takes, and how far it is. The services do all of it
/// at their start; here it is rehearsed and watched.
@NullMarked
package io.mlconnector.local.setup;

import org.jspecify.annotations.NullMarked;
