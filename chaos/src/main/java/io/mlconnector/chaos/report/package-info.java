/// What a run says in the end.
@NullMarked
package io.mlconnector.chaos.report;

import org.jspecify.annotations.NullMarked;
