/// What an operator does with a running installation: look at it, explain a record, replay a group.
@NullMarked
package io.mlconnector.local.operate;

import org.jspecify.annotations.NullMarked;
