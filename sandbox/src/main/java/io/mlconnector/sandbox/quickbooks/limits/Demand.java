package io.mlconnector.sandbox.quickbooks.limits;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Call;
import io.mlconnector.sandbox.http.Json;
import io.mlconnector.sandbox.quickbooks.books.EntityType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What one request asks for.
///
/// @param batch whether it is a batch
/// @param parts itself, or the items of the batch
public record Demand(boolean batch, List<Part> parts) {
    private static final int RESOURCE = 3;
    private static final Pattern FROM = Pattern.compile("\\bfrom\\s+(\\w{1,40})", Pattern.CASE_INSENSITIVE);
    private static final String UNKNOWN = "unknown";

    /// @param operation `read`, `query`, `cdc` or `write`
    /// @param entity as on the wire
    public record Part(String operation, String entity) {
        boolean isRead() {
            return !operation.equals("write");
        }
    }

    public Demand {
        parts = List.copyOf(parts);
    }

    /// @param call below `/v3/company/{realmId}`
    public static Demand of(Call call) {
        List<String> path = call.segments();
        String resource = path.size() > RESOURCE ? path.get(RESOURCE) : "";
        return switch (resource) {
            case "batch" -> new Demand(true, items(Json.readObject(call.text())));
            case "query" -> one(query(call.method().equals("POST") ? call.text() : call.query("query", "")));
            case "cdc" -> one(new Part("cdc", "changes"));
            default -> one(new Part(call.method().equals("GET") ? "read" : "write", entity(resource)));
        };
    }

    /// What the meter counts as read.
    public long reads(LimitSettings settings) {
        long reads = parts.stream().filter(Part::isRead).count();
        return batch && settings.batchReads() == LimitSettings.BatchReads.ONCE ? Math.min(reads, 1) : reads;
    }

    private static Demand one(Part part) {
        return new Demand(false, List.of(part));
    }

    private static List<Part> items(Optional<ObjectNode> body) {
        List<Part> parts = new ArrayList<>();
        for (JsonNode item : body.map(node -> node.path("BatchItemRequest")).orElse(Json.array())) {
            parts.add(item.has("Query") ? query(item.path("Query").asText()) : write(item));
        }
        return parts;
    }

    private static Part write(JsonNode item) {
        return item.properties().stream()
                .map(Map.Entry::getKey)
                .flatMap(name -> EntityType.ofWire(name).stream())
                .findFirst()
                .map(type -> new Part("write", type.wire()))
                .orElse(new Part("write", UNKNOWN));
    }

    private static Part query(String statement) {
        Matcher from = FROM.matcher(statement);
        return new Part("query", from.find() ? entity(from.group(1)) : UNKNOWN);
    }

    private static String entity(String name) {
        return EntityType.ofResource(name).map(EntityType::wire).orElse(UNKNOWN);
    }
}
