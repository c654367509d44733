/// Tests of what an operator does.
@NullMarked
package io.mlconnector.local.operate;

import org.jspecify.annotations.NullMarked;
