/// Asana's pages for people. What they change is changed by the project manager, through the same calls as any app's,
/// so
/// that the same rules refuse and the same events tell of it.
@NullMarked
package io.mlconnector.sandbox.asana.page;

import org.jspecify.annotations.NullMarked;
