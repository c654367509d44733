/// OAuth 2.0 as Intuit does it: consent, codes, tokens that keep their value for a day, and how grants die.
@NullMarked
package io.mlconnector.sandbox.quickbooks.oauth;

import org.jspecify.annotations.NullMarked;
