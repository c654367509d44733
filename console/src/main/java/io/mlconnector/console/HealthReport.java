package io.mlconnector.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.console.HealthBoard.Check;
import io.mlconnector.console.HealthBoard.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads a health report in MicroProfile's form, `{"status": "UP", "checks": [{"name": …, "status": …, "data": {…}}]}`,
/// and says whose checks they are when several services report as one.
/// See <https://download.eclipse.org/microprofile/microprofile-health-4.0/microprofile-health-spec-4.0.html>.
final class HealthReport {
    static final String SHARED = "all services";
    private static final List<String> SERVICES =
            List.of("ingest-service", "enrich-service", "asana-writer", "qbo-writer", "console");
    /// Checks whose data has one sentence a writer, and what they are called below it.
    private static final Map<String, String> OF_WRITERS = Map.of("writers", "commands", "sweep", "sweep");

    private static final String STREAMS = "Kafka Streams";
    private static final String CHANNELS = "SmallRye Reactive Messaging";

    private HealthReport() {}

    /// The report of one service.
    static Part ofService(String name, JsonNode health) {
        List<Check> checks = new ArrayList<>();
        for (JsonNode check : health.path("checks")) {
            if (isWriters(check)) {
                writers(check).forEach((_, writer) -> checks.add(writer));
            } else {
                checks.add(check(shortName(name, check), check));
            }
        }
        return part(name, health.path("status").asText().equals("UP"), checks);
    }

    /// The report of all services in one process: a part for each, in a fixed order, then what they share.
    static List<Part> ofAll(JsonNode health) {
        Map<String, List<Check>> byPart = new LinkedHashMap<>();
        SERVICES.forEach(service -> byPart.put(service, new ArrayList<>()));
        byPart.put(SHARED, new ArrayList<>());
        for (JsonNode check : health.path("checks")) {
            if (isWriters(check)) {
                writers(check)
                        .forEach((name, writer) -> byPart.computeIfAbsent(name, _ -> new ArrayList<>())
                                .add(writer));
            } else {
                String owner = owner(check);
                byPart.computeIfAbsent(owner, _ -> new ArrayList<>()).add(check(shortName(owner, check), check));
            }
        }
        List<Part> parts = new ArrayList<>();
        byPart.forEach((name, checks) -> {
            if (!checks.isEmpty() || !name.equals(SHARED)) {
                parts.add(part(
                        name, checks.stream().noneMatch(check -> check.status().equals("DOWN")), checks));
            }
        });
        return parts;
    }

    private static boolean isWriters(JsonNode check) {
        return OF_WRITERS.containsKey(check.path("name").asText());
    }

    private static Map<String, Check> writers(JsonNode check) {
        Map<String, Check> writers = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> writer : check.path("data").properties()) {
            writers.put(
                    writer.getKey(),
                    new Check(
                            OF_WRITERS.getOrDefault(check.path("name").asText(), "commands"),
                            check.path("status").asText(),
                            writer.getValue().asText()));
        }
        return writers;
    }

    private static String shortName(String owner, JsonNode check) {
        String name = check.path("name").asText();
        if (name.startsWith(owner + ": ")) {
            return name.substring(owner.length() + 2);
        }
        return name.startsWith(CHANNELS) ? "message channels" : name.replace(" health check", "");
    }

    private static String owner(JsonNode check) {
        String name = check.path("name").asText();
        for (String service : SERVICES) {
            if (name.startsWith(service + ": ")) {
                return service;
            }
        }
        return name.startsWith(STREAMS) || isEnrichsChannels(name, check) ? "enrich-service" : SHARED;
    }

    /// Channels are named after their service.
    private static boolean isEnrichsChannels(String name, JsonNode check) {
        return name.startsWith(CHANNELS)
                && check.path("data").properties().stream()
                        .allMatch(channel -> channel.getKey().startsWith("enrich-"));
    }

    private static Part part(String name, boolean up, List<Check> checks) {
        return new Part(name, up ? "UP" : "DOWN", checks, up ? null : "At least one check is down.", null);
    }

    private static Check check(String name, JsonNode check) {
        String status = check.path("status").asText();
        boolean up = status.equals("UP");
        return new Check(
                name,
                up && check.path("data").path(CheckSentence.WARNING).asBoolean() ? "WARN" : status,
                CheckSentence.of(up, check.path("data")));
    }
}
