package io.mlconnector.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.domain.accounting.EntityType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The forms that answers have. Empty means: not this form.
final class Shapes {
    private static final Pattern FROM = Pattern.compile("(?i)\\bfrom\\s+([A-Za-z]+)");

    private Shapes() {}

    static Optional<Fetched> fetched(JsonNode root, String name, @Nullable Instant time) {
        JsonNode entity = root.path(name);
        return hasId(entity) ? Optional.of(new Fetched(entity, time)) : Optional.empty();
    }

    static Optional<Written> written(JsonNode root, EntityType type) {
        JsonNode entity = root.path(type.wire());
        if (!hasId(entity)) {
            return Optional.empty();
        }
        String syncToken = entity.path("SyncToken").asText("0");
        return syncToken.matches("[0-9]{1,18}")
                ? Optional.of(new Written(entity, entity.path("Id").asText(), Long.parseLong(syncToken)))
                : Optional.empty();
    }

    static Optional<QueryPage> queryPage(JsonNode root, String statement, @Nullable Instant time) {
        return rows(root.path("QueryResponse"), statement).map(rows -> new QueryPage(rows, time));
    }

    /// No rows is an object without the entity's name; an object with another entity's name is no answer to this.
    static Optional<List<JsonNode>> rows(JsonNode queryResponse, String statement) {
        Matcher from = FROM.matcher(statement);
        if (!queryResponse.isObject() || !from.find()) {
            return Optional.empty();
        }
        List<JsonNode> rows = new ArrayList<>();
        for (Map.Entry<String, JsonNode> member : queryResponse.properties()) {
            if (member.getValue().isContainerNode()) {
                if (!member.getKey().equals(from.group(1)) || !collect(member.getValue(), rows)) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(rows);
    }

    static Optional<CdcPage> cdcPage(JsonNode root, @Nullable Instant time) {
        JsonNode responses = root.path("CDCResponse");
        if (!responses.isArray()) {
            return Optional.empty();
        }
        Map<EntityType, List<JsonNode>> entities = new EnumMap<>(EntityType.class);
        for (JsonNode response : responses) {
            if (!response.path("QueryResponse").isArray()) {
                return Optional.empty();
            }
            for (JsonNode slot : response.path("QueryResponse")) {
                for (Map.Entry<String, JsonNode> member : slot.properties()) {
                    if (!member.getValue().isArray()) {
                        continue;
                    }
                    Optional<EntityType> type = EntityType.find(member.getKey());
                    if (type.isEmpty()
                            || !collect(
                                    member.getValue(), entities.computeIfAbsent(type.get(), _ -> new ArrayList<>()))) {
                        return Optional.empty();
                    }
                }
            }
        }
        entities.values().removeIf(List::isEmpty);
        return Optional.of(new CdcPage(entities, time));
    }

    /// Empty where there is none that can be read: the answer is an answer all the same.
    static Optional<Instant> time(JsonNode root) {
        try {
            return Optional.of(
                    OffsetDateTime.parse(root.path("time").asText("")).toInstant());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static boolean collect(JsonNode array, List<JsonNode> rows) {
        for (JsonNode row : array) {
            if (!hasId(row)) {
                return false;
            }
            rows.add(row);
        }
        return array.isArray();
    }

    private static boolean hasId(JsonNode entity) {
        String id = entity.path("Id").asText("");
        return entity.isObject() && !id.isBlank() && id.indexOf('/') < 0;
    }
}
