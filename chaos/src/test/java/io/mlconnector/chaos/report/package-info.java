/// Tests.
@NullMarked
package io.mlconnector.chaos.report;

import org.jspecify.annotations.NullMarked;
