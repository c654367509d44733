package io.mlconnector.enrich;

import io.mlconnector.enrich.flow.Backoff;
import io.mlconnector.enrich.flow.Closing;
import io.mlconnector.enrich.flow.Outbox;
import java.time.Clock;

/// What both sides share.
///
/// @param isAddressLocal whether `PUBLIC_URL` is an address of this machine
record Parts(
        Outbox outbox, Backoff backoff, Closing closing, Clock clock, WatchBooks watches, boolean isAddressLocal) {}
