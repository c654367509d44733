/// Tests.
@NullMarked
package io.mlconnector.quickbooks;

import org.jspecify.annotations.NullMarked;
