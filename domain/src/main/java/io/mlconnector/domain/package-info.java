/// The core of the connector: values and pure decisions.
@NullMarked
package io.mlconnector.domain;

import org.jspecify.annotations.NullMarked;
