package io.mlconnector.console;

import io.mlconnector.contracts.LinkV1;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The links, found from either side.
final class LinkIndex {
    private final Map<String, LinkV1> byKey = new HashMap<>();
    private final Map<String, Set<String>> keysByRecord = new HashMap<>();

    synchronized void put(String key, @Nullable LinkV1 link) {
        LinkV1 old = byKey.remove(key);
        if (old != null) {
            ends(old)
                    .forEach(end -> keysByRecord
                            .getOrDefault(end, new LinkedHashSet<>())
                            .remove(key));
        }
        if (link != null) {
            byKey.put(key, link);
            ends(link)
                    .forEach(end -> keysByRecord
                            .computeIfAbsent(end, _ -> new LinkedHashSet<>())
                            .add(key));
        }
    }

    synchronized List<LinkV1> ofRecord(String record) {
        List<LinkV1> links = new ArrayList<>();
        for (String key : keysByRecord.getOrDefault(record, Set.of())) {
            LinkV1 link = byKey.get(key);
            if (link != null) {
                links.add(link);
            }
        }
        return links;
    }

    /// A link's Asana side is known by its gid only, so it is found as a task and as a project; gids never collide.
    private static List<String> ends(LinkV1 link) {
        List<String> ends = new ArrayList<>();
        if (link.quickbooks() != null) {
            ends.add("quickbooks/" + link.quickbooks());
        }
        if (link.asana() != null) {
            ends.add("asana/Task/" + link.asana());
            ends.add("asana/Project/" + link.asana());
        }
        return ends;
    }
}
