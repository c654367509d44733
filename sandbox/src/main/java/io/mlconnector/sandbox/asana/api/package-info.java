/// The endpoints under `/api/1.0`.
@NullMarked
package io.mlconnector.sandbox.asana.api;

import org.jspecify.annotations.NullMarked;
