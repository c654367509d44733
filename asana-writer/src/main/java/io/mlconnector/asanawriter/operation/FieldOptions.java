package io.mlconnector.asanawriter.operation;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.apiclient.ApiResult;
import io.mlconnector.asana.AsanaClient;
import io.mlconnector.asana.Read;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The options of our entity fields, kept for a short while: a first load creates hundreds of options, and each one is
/// looked for before it is created. All options of one field are written one after the other, so what is kept here is
/// only behind other people's changes.
final class FieldOptions {
    /// Disabled options included; Asana never forgets one.
    static final int MAX_OPTIONS = 500;

    private static final Duration KEEP = Duration.ofMinutes(1);

    record Option(String gid, String name, boolean enabled) {
        static Option of(JsonNode node) {
            return new Option(
                    node.path("gid").asText(),
                    node.path("name").asText(),
                    node.path("enabled").asBoolean(true));
        }
    }

    private record Kept(Instant readAt, Map<String, Option> byGid) {}

    private final AsanaClient client;
    private final Clock clock;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    FieldOptions(AsanaClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    /// The options as last read, or as read now where that is too long ago.
    ApiResult<List<Option>> list(String fieldGid) {
        Kept known = kept.get(fieldGid);
        return known != null && known.readAt().plus(KEEP).isAfter(clock.instant())
                ? new ApiResult.Ok<>(List.copyOf(known.byGid().values()), "")
                : read(fieldGid);
    }

    ApiResult<List<Option>> read(String fieldGid) {
        return switch (client.fetchCustomField(fieldGid)) {
            case ApiResult.Failed<Read> failed -> failed.cast();
            case ApiResult.Ok<Read>(var field, var traceId) -> {
                Map<String, Option> options = new LinkedHashMap<>();
                field.data().path("enum_options").forEach(node -> {
                    Option option = Option.of(node);
                    options.put(option.gid(), option);
                });
                kept.put(fieldGid, new Kept(clock.instant(), options));
                yield new ApiResult.Ok<>(List.copyOf(options.values()), traceId);
            }
        };
    }

    /// Our own write, as Asana answered it.
    void written(String fieldGid, Option option) {
        kept.computeIfPresent(fieldGid, (_, known) -> {
            Map<String, Option> options = new LinkedHashMap<>(known.byGid());
            options.put(option.gid(), option);
            return new Kept(known.readAt(), options);
        });
    }

    void forget(String fieldGid) {
        kept.remove(fieldGid);
    }
}
