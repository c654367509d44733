/// A person plays the demo by hand, in the machine's Chromium.
@NullMarked
package io.mlconnector.browser;

import org.jspecify.annotations.NullMarked;
