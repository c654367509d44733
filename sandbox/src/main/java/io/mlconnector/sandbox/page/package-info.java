/// What both sandboxes' web sites are built of: a frame with navigation, tables in pages, forms that work without
/// script and can be sent from this site alone, and pages over the control API.
@NullMarked
package io.mlconnector.sandbox.page;

import org.jspecify.annotations.NullMarked;
