/// The connector's own speed limit towards a vendor.
@NullMarked
package io.mlconnector.serviceruntime.pace;

import org.jspecify.annotations.NullMarked;
