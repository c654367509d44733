package io.mlconnector.sandbox.asana.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.asana.model.Refusal;
import io.mlconnector.sandbox.asana.model.Resource;
import io.mlconnector.sandbox.http.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/// Pages of a listing. An offset belongs to one listing and expires; without a limit the listing is cut, silently.
final class Paging {
    private static final int MAX_LIMIT = 100;

    private final Clock clock;
    private final String apiUrl;
    private final Supplier<PageRules.Rules> rules;

    Paging(Clock clock, String apiUrl, Supplier<PageRules.Rules> rules) {
        this.clock = clock;
        this.apiUrl = apiUrl;
        this.rules = rules;
    }

    private record Offset(String after, int index) {}

    Reply page(Ask ask, List<Resource> resources, Function<Resource, JsonNode> show) {
        String given = ask.find("limit");
        PageRules.Rules now = rules.get();
        int limit = given == null ? now.unpaged() : limit(given);
        int start = ask.find("offset") == null ? 0 : start(resources, parse(ask));
        if (given == null && now.unpagedRefused() && resources.size() > limit) {
            throw Refusal.badRequest(
                    "The result is too large. You should use pagination (may require specifying a " + "workspace)!");
        }
        if (start >= now.truncateAfter()) {
            throw Refusal.badRequest("The result set is too large and was truncated after " + start
                    + " objects. Ask for fewer: by team, by project or by section.");
        }
        List<Resource> page = resources.stream().skip(start).limit(limit).toList();
        ArrayNode data = Json.array();
        page.forEach(resource -> data.add(show.apply(resource)));
        ObjectNode body = Json.object();
        body.set("data", data);
        if (given != null) {
            boolean more = start + page.size() < resources.size();
            body.set("next_page", more ? next(ask, page.getLast().gid(), start + page.size()) : null);
        }
        return new Reply(200, body, Map.of());
    }

    static int limit(String given) {
        if (!given.matches("[0-9]{1,4}") || Integer.parseInt(given) < 1 || Integer.parseInt(given) > MAX_LIMIT) {
            throw Refusal.badRequest("limit: Must be between 1 and " + MAX_LIMIT + ", inclusive");
        }
        return Integer.parseInt(given);
    }

    /// After the last one of the page before, wherever it is now.
    private static int start(List<Resource> resources, Offset offset) {
        int before = offset.index() - 1;
        if (before >= 0
                && before < resources.size()
                && resources.get(before).gid().equals(offset.after())) {
            return offset.index();
        }
        for (int i = 0; i < resources.size(); i++) {
            if (resources.get(i).gid().equals(offset.after())) {
                return i + 1;
            }
        }
        return Math.min(offset.index(), resources.size());
    }

    private ObjectNode next(Ask ask, String after, int index) {
        String content = after + "|" + index + "|" + clock.instant().getEpochSecond() + "|"
                + listing(ask).hashCode();
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(content.getBytes(StandardCharsets.UTF_8));
        Map<String, String> query = new TreeMap<>(ask.query());
        query.put("offset", token);
        StringBuilder path = new StringBuilder("/").append(String.join("/", ask.path()));
        char separator = '?';
        for (Map.Entry<String, String> parameter : query.entrySet()) {
            path.append(separator)
                    .append(parameter.getKey())
                    .append('=')
                    .append(URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8));
            separator = '&';
        }
        return Json.object().put("offset", token).put("path", path.toString()).put("uri", apiUrl + path);
    }

    private Offset parse(Ask ask) {
        try {
            String token = ask.need("offset");
            String[] parts = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8).split("\\|", -1);
            if (parts.length == 4 && Integer.parseInt(parts[3]) == listing(ask).hashCode()) {
                Instant issued = Instant.ofEpochSecond(Long.parseLong(parts[2]));
                if (issued.plus(rules.get().offsetLife()).isBefore(clock.instant())) {
                    throw Refusal.badRequest("offset: Your pagination token has expired.");
                }
                return new Offset(parts[0], Integer.parseInt(parts[1]));
            }
        } catch (IllegalArgumentException _) {
            // Not one of ours: the same answer as to one of another listing.
        }
        throw Refusal.badRequest("offset: Your pagination token is invalid.");
    }

    /// What makes a listing another one; how much of it is shown does not.
    private static String listing(Ask ask) {
        Map<String, String> query = new TreeMap<>(ask.query());
        query.keySet().removeAll(List.of("offset", "limit", "opt_fields", "opt_pretty"));
        return ask.path() + query.toString();
    }
}
