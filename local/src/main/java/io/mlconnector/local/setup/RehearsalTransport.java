package io.mlconnector.local.setup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.apiclient.ApiRequest;
import io.mlconnector.apiclient.ApiResponse;
import io.mlconnector.apiclient.ApiResult;
import io.mlconnector.apiclient.ApiTransport;
import io.mlconnector.asana.wire.AsanaJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Lets reads pass and writes nothing: a write is noted and answered as Asana would, with a gid that begins with
/// [#PLANNED]. So the very code that sets up runs, and says what it would do. For one thread.
final class RehearsalTransport implements ApiTransport {
    private static final String PLANNED = "planned";
    private static final String API = "/api/1.0";

    private final ApiTransport reading;
    private final List<Deed> deeds = new ArrayList<>();
    private final Map<String, String> names = new HashMap<>();
    private int made;

    RehearsalTransport(ApiTransport reading) {
        this.reading = reading;
    }

    List<Deed> deeds() {
        return List.copyOf(deeds);
    }

    @Override
    public ApiResult<ApiResponse> send(ApiRequest request) {
        String path = request.uri().getPath();
        String below = path.substring(path.indexOf(API) + API.length() + 1);
        if (!request.method().equals("GET")) {
            return write(
                    below.split("/", -1),
                    AsanaJson.parse(String.valueOf(request.body()))
                            .orElseThrow()
                            .path("data"));
        }
        if (below.contains("/" + PLANNED)) {
            return answer(200, "{\"data\":[]}");
        }
        ApiResult<ApiResponse> answer = reading.send(request);
        if (answer instanceof ApiResult.Ok<ApiResponse>(var response, var _)) {
            AsanaJson.parse(response.body()).ifPresent(root -> root.path("data").forEach(this::learn));
        }
        return answer;
    }

    private void learn(JsonNode each) {
        names.put(each.path("gid").asText(), each.path("name").asText());
        each.path("enum_options").forEach(this::learn);
    }

    private ApiResult<ApiResponse> write(String[] path, JsonNode data) {
        String last = path[path.length - 1];
        return switch (last) {
            case "custom_fields" -> created("custom field", data, "");
            case "projects" -> created("project", data, "");
            case "portfolios" -> created("portfolio", data, "");
            case "enum_options" -> created("choice", data, name(path[1]));
            case "addCustomFieldSetting" -> {
                deeds.add(new Deed("field on", name(data.path("custom_field").asText()), name(path[1])));
                yield answer(200, "{\"data\":{}}");
            }
            default -> {
                deeds.add(new Deed(path[0].equals("enum_options") ? "enable choice" : "change", name(last), ""));
                yield answer(200, AsanaJson.write(planned(data, last)));
            }
        };
    }

    private ApiResult<ApiResponse> created(String what, JsonNode data, String in) {
        deeds.add(new Deed(what, data.path("name").asText(), in));
        ObjectNode root = planned(data, gid());
        learn(root.path("data"));
        return answer(201, AsanaJson.write(root));
    }

    private ObjectNode planned(JsonNode data, String gid) {
        ObjectNode root = AsanaJson.object();
        ObjectNode copy = data.deepCopy();
        copy.put("gid", gid);
        copy.path("enum_options")
                .forEach(option -> ((ObjectNode) option).put("gid", gid()).put("enabled", true));
        root.set("data", copy);
        return root;
    }

    private String gid() {
        made++;
        return PLANNED + "-" + made;
    }

    private String name(String gid) {
        return names.getOrDefault(gid, gid);
    }

    private static ApiResult<ApiResponse> answer(int status, String body) {
        return new ApiResult.Ok<>(new ApiResponse(status, Map.of(), body), "");
    }
}
