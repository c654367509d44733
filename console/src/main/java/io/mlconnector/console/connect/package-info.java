/// Connecting a company: a person's consent at QuickBooks, checked here and handed to the one owner of the tokens.
@NullMarked
package io.mlconnector.console.connect;

import org.jspecify.annotations.NullMarked;
