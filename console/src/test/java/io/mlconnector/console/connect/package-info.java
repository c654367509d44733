/// Connecting a company, by hand and by browser.
@NullMarked
package io.mlconnector.console.connect;

import org.jspecify.annotations.NullMarked;
