package io.mlconnector.sandbox.asana.feed;

import io.mlconnector.sandbox.asana.model.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// All webhooks, found by what they listen to: an event costs as much as there are who hear it, however many
/// more there are. Guarded by the courier's monitor.
final class Roster {
    private final Map<String, Subscriber> byGid = new LinkedHashMap<>();
    private final Map<String, Set<Subscriber>> byResource = new HashMap<>();

    void add(Subscriber subscriber) {
        byGid.put(subscriber.gid(), subscriber);
        byResource
                .computeIfAbsent(subscriber.resource(), _ -> new LinkedHashSet<>())
                .add(subscriber);
    }

    Optional<Subscriber> remove(String webhook) {
        Optional<Subscriber> subscriber = Optional.ofNullable(byGid.remove(webhook));
        subscriber.ifPresent(gone -> {
            Set<Subscriber> others = byResource.getOrDefault(gone.resource(), Set.of());
            others.remove(gone);
            if (others.isEmpty()) {
                byResource.remove(gone.resource());
            }
            gone.goes();
        });
        return subscriber;
    }

    Optional<Subscriber> find(String webhook) {
        return Optional.ofNullable(byGid.get(webhook));
    }

    Set<String> gids() {
        return byGid.keySet();
    }

    List<Subscriber> listening(Event event) {
        List<Subscriber> listening = new ArrayList<>();
        event.audience().forEach(resource -> listening.addAll(byResource.getOrDefault(resource, Set.of())));
        return listening;
    }
}
