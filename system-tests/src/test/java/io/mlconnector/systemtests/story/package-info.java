/// The packaged application, run as a user runs it: as processes, on free ports, against the sandboxes.
@NullMarked
package io.mlconnector.systemtests.story;

import org.jspecify.annotations.NullMarked;
