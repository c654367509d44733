/// What a reader sees of a resource: compact, full, or what `opt_fields` asks for.
@NullMarked
package io.mlconnector.sandbox.asana.view;

import org.jspecify.annotations.NullMarked;
