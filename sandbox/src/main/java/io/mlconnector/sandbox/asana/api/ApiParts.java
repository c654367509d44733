package io.mlconnector.sandbox.asana.api;

import io.mlconnector.sandbox.asana.auth.Gate;
import io.mlconnector.sandbox.asana.feed.EventLog;
import io.mlconnector.sandbox.asana.feed.Webhooks;
import io.mlconnector.sandbox.asana.limits.Limits;
import io.mlconnector.sandbox.asana.limits.Meter;
import io.mlconnector.sandbox.asana.search.SearchIndex;

/// What the API is made of, beside the workspace.
///
/// @param gate knows who is calling
/// @param index what searches see, which is not quite what is there
public record ApiParts(
        Gate gate,
        Limits limits,
        Meter meter,
        WriteLog writes,
        PageRules pages,
        SearchIndex index,
        Webhooks webhooks,
        EventLog events) {}
