/// What every call of a vendor's API passes: trouble on demand, the wire log, the record of exchanges, and the form
/// that a
/// bug of the sandbox's own takes.
@NullMarked
package io.mlconnector.sandbox.front;

import org.jspecify.annotations.NullMarked;
