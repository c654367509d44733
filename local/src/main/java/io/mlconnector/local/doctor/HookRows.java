package io.mlconnector.local.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.apiclient.ApiResult;
import java.util.List;

/// Our webhooks at Asana: what Asana says of its own deliveries is the only look at us from outside.
final class HookRows {
    private static final String PART = AsanaRows.PART;
    private static final String CHECK = "webhooks";

    private HookRows() {}

    static Row of(AsanaFacts facts, ApiResult<List<JsonNode>> webhooks) {
        return switch (webhooks) {
            case ApiResult.Ok<List<JsonNode>>(var all, var _) ->
                judge(
                        all.stream()
                                .filter(hook -> hook.path("target")
                                        .asText()
                                        .startsWith(facts.publicUrl().toString()))
                                .toList(),
                        facts);
            case ApiResult.Failed<List<JsonNode>>(var failure, var _) -> SpaceRows.refused(CHECK, failure);
        };
    }

    private static Row judge(List<JsonNode> ours, AsanaFacts facts) {
        if (ours.isEmpty()) {
            return Row.yellow(
                    PART,
                    CHECK,
                    "No webhook leads to " + facts.publicUrl() + " yet: changes are found by polling, minutes later.",
                    "asana-writer makes them at its start, when Asana reaches PUBLIC_URL. ./mlc status says what keeps it.");
        }
        String last = "";
        for (JsonNode hook : ours) {
            String end = hook.path("failure_deletion_timestamp").asText("");
            if (!end.isEmpty() && !end.equals("null")) {
                return Row.red(
                        PART,
                        CHECK,
                        "Asana cannot deliver, and deletes a webhook at " + end + ".",
                        "Look from outside whether " + facts.publicUrl()
                                + "/webhooks/asana/… reaches ingest-service: proxy, tunnel, certificate.");
            }
            String success = hook.path("last_success_at").asText("");
            last = success.compareTo(last) > 0 && !success.equals("null") ? success : last;
        }
        return last.isEmpty()
                ? Row.yellow(
                        PART,
                        CHECK,
                        ours.size() + " webhooks are registered, and Asana has delivered nothing yet.",
                        "Change a task in a linked project and look again in a few minutes.")
                : Row.green(
                        PART,
                        CHECK,
                        ours.size() + " webhooks are registered; Asana reached us from outside last at " + last + ".");
    }
}
