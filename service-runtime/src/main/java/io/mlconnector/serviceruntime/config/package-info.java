/// What a service is configured with: read once, checked at start, every complaint names its key.
@NullMarked
package io.mlconnector.serviceruntime.config;

import org.jspecify.annotations.NullMarked;
