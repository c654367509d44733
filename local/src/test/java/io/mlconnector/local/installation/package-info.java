/// Tests of the decisions that are taken before anything is started.
@NullMarked
package io.mlconnector.local.installation;

import org.jspecify.annotations.NullMarked;
