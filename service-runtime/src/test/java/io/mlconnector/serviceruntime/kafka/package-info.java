@NullMarked
package io.mlconnector.serviceruntime.kafka;

import org.jspecify.annotations.NullMarked;
