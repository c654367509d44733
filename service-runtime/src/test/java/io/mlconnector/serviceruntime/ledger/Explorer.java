package io.mlconnector.serviceruntime.ledger;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Goes through every state that can be reached, the nearest first, each once.
final class Explorer {
    private static final int MOST_STATES = 400_000;

    /// @param violation the first one, with the shortest way to it; null when there is none
    /// @param longestWay steps from the start to the farthest state
    record Found(
            int states,
            int transitions,
            int longestWay,
            @Nullable String violation) {}

    private record Node(ExploredWorld world, String key, List<Step> way) {}

    private final Map<String, String> towardsRest = new HashMap<>();
    private final Set<String> atRest = new HashSet<>();

    static Found explore(ExploredWorld start) {
        return new Explorer().run(start);
    }

    private Found run(ExploredWorld start) {
        Deque<Node> open = new ArrayDeque<>();
        Set<String> seen = new HashSet<>();
        String first = start.fingerprint();
        seen.add(first);
        open.add(new Node(start, first, List.of()));
        int transitions = 0;
        int longest = 0;
        while (!open.isEmpty()) {
            Node node = open.remove();
            longest = Math.max(longest, node.way().size());
            if (node.world().isAtRest()) {
                atRest.add(node.key());
            }
            for (Step step : node.world().steps()) {
                transitions++;
                ExploredWorld next = node.world().after(step);
                List<Step> way = new ArrayList<>(node.way());
                way.add(step);
                if (!next.violations().isEmpty()) {
                    return new Found(seen.size(), transitions, longest, next.violations() + " by " + way);
                }
                String key = next.fingerprint();
                towardsRest.putIfAbsent(node.key(), key);
                if (seen.add(key)) {
                    open.add(new Node(next, key, way));
                }
            }
            if (seen.size() > MOST_STATES) {
                return new Found(seen.size(), transitions, longest, "too many states to explore all");
            }
        }
        return new Found(seen.size(), transitions, longest, restless(seen));
    }

    /// Whether the world comes to rest from everywhere, once nothing goes wrong any more.
    private @Nullable String restless(Set<String> states) {
        Set<String> fine = new HashSet<>(atRest);
        for (String state : states) {
            List<String> way = new ArrayList<>();
            Set<String> onTheWay = new HashSet<>();
            String at = state;
            while (at != null && !fine.contains(at)) {
                if (!onTheWay.add(at)) {
                    return "never comes to rest: " + at;
                }
                way.add(at);
                at = towardsRest.get(at);
            }
            if (at == null) {
                return "stuck: " + way.getLast();
            }
            fine.addAll(way);
        }
        return null;
    }
}
