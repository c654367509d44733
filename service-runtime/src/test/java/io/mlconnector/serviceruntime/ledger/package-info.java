@NullMarked
package io.mlconnector.serviceruntime.ledger;

import org.jspecify.annotations.NullMarked;
