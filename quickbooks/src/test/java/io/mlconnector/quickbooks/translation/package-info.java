/// Tests.
@NullMarked
package io.mlconnector.quickbooks.translation;

import org.jspecify.annotations.NullMarked;
