/// The shell that all services share.
@NullMarked
package io.mlconnector.serviceruntime;

import org.jspecify.annotations.NullMarked;
