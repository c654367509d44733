/// The story of the demo: played through the vendors' APIs as people would, checked by reading back from the same APIs.
@NullMarked
package io.mlconnector.local.demo;

import org.jspecify.annotations.NullMarked;
