package io.mlconnector.sandbox.asana.feed;

import java.time.Instant;

/// One attempt to deliver one body.
///
/// @param webhook its gid
/// @param events 0 for a heartbeat
/// @param status of the answer; 0 when there was none
/// @param remark why there was none
public record Delivery(Instant time, String webhook, String target, int events, int status, String remark) {}
