package io.mlconnector.sandbox.quickbooks.webhook;

import java.time.Instant;

/// One attempt to deliver one group.
///
/// @param status of the answer; 0 when there was none
/// @param remark why there was none
public record Delivery(Instant time, String url, int events, int status, String remark) {}
