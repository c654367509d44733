/// Judges what went over the wire by Asana's own description, counts, and groups what is wrong.
@NullMarked
package io.mlconnector.conformance.judgement;

import org.jspecify.annotations.NullMarked;
