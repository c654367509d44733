/// What a writer looks after beside its commands: a sweep that finds what carries our mark although the ledger knows
/// nothing of it, and the making of the ledger anew from those marks (docs/adr/0024).
@NullMarked
package io.mlconnector.serviceruntime.upkeep;

import org.jspecify.annotations.NullMarked;
