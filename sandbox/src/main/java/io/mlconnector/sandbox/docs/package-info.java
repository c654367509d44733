/// The description of what a sandbox serves, for machines (OpenAPI) and, as pages below `/docs/`, for people.
@NullMarked
package io.mlconnector.sandbox.docs;

import org.jspecify.annotations.NullMarked;
