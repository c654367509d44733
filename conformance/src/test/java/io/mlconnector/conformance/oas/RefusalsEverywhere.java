package io.mlconnector.conformance.oas;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/// Every operation may be refused for the caller (401), the plan (402), the limits (429) or the service's state (5xx);
/// the description declares 401 at most, 402 at some and the others nowhere.
final class RefusalsEverywhere implements Patch {
    private static final Map<String, String> RESPONSES = Map.of(
            "401",
            "Unauthorized",
            "402",
            "PaymentRequired",
            "429",
            "TooManyRequests",
            "502",
            "BadGateway",
            "503",
            "ServiceUnavailable",
            "504",
            "GatewayTimeout");
    private static final List<String> METHODS = List.of("get", "post", "put", "delete", "patch");

    @Override
    public ObjectNode applied(ObjectNode document) {
        ObjectNode patched = document.deepCopy();
        for (var path : patched.path("paths")) {
            for (String method : METHODS) {
                if (path.path(method).path("responses") instanceof ObjectNode responses) {
                    RESPONSES.forEach((status, name) -> {
                        if (!responses.has(status)) {
                            responses.putObject(status).put("$ref", "#/components/responses/" + name);
                        }
                    });
                }
            }
        }
        return patched;
    }
}
