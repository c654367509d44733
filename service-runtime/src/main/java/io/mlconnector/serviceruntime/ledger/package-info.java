/// The intent / call / outcome loop of both writers: never twice, never lost.
@NullMarked
package io.mlconnector.serviceruntime.ledger;

import org.jspecify.annotations.NullMarked;
