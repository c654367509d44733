@NullMarked
package io.mlconnector.serviceruntime.config;

import org.jspecify.annotations.NullMarked;
