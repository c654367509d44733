package io.mlconnector.sandbox.asana.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Json;
import io.mlconnector.sandbox.store.Journal;
import io.mlconnector.sandbox.store.Packer;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// All resources, in the order in which they were made. Changes are seen at once and kept at [#commit] as one journal
/// entry, or undone by [#rollback]. Not thread-safe: [World] guards it.
public final class Resources {
    private static final String PREFIX = "resource/";
    private static final long FIRST_GID = 1_200_000_000_000_000L;
    private static final long GID_SPREAD = 80_000_000_000_000L;

    private final Journal journal;
    private final long firstGid;
    private final Map<String, Resource> byGid = new LinkedHashMap<>();
    /// Most keys lead to one resource, and a set of one is small.
    private final Map<String, Set<String>> index = new HashMap<>();
    private final Packer packer = new Packer();
    private final Deque<Undo> undos = new ArrayDeque<>();
    private boolean writing;

    private record Undo(String gid, @Nullable Resource before) {}

    Resources(Journal journal, SecureRandom random) {
        this.journal = journal;
        this.firstGid = FIRST_GID + random.nextLong(GID_SPREAD);
        journal.take(PREFIX, (_, state) -> {
            Resource resource = new Resource((ObjectNode) state, packer);
            byGid.put(resource.gid(), resource);
            index(resource);
        });
    }

    public Optional<Resource> find(String gid) {
        return Optional.ofNullable(byGid.get(gid));
    }

    /// Not in the trash.
    public Optional<Resource> find(Type type, String gid) {
        return find(gid).filter(resource -> resource.type() == type && !resource.isTrashed());
    }

    /// @throws IllegalStateException when a stored reference leads nowhere
    public Resource get(String gid) {
        return find(gid).orElseThrow(() -> new IllegalStateException("no resource " + gid));
    }

    public List<Resource> all(Type type) {
        return under(IndexKeys.type(type));
    }

    /// @param key one of [IndexKeys]
    public List<Resource> under(String key) {
        return index.getOrDefault(key, Set.of()).stream()
                .map(byGid::get)
                .filter(Objects::nonNull)
                .toList();
    }

    public List<Resource> resolve(Collection<String> gids) {
        return gids.stream().flatMap(gid -> find(gid).stream()).toList();
    }

    public String nextGid() {
        return Long.toString(journal.next("gid", firstGid));
    }

    public Resource create(Type type, Consumer<ObjectNode> content) {
        return create(nextGid(), type, content);
    }

    /// @param gid one that nothing else has
    Resource create(String gid, Type type, Consumer<ObjectNode> content) {
        ObjectNode state = Json.object();
        state.put("gid", gid).put("resource_type", type.wireName());
        content.accept(state);
        Resource resource = new Resource(state, packer);
        save(resource);
        return resource;
    }

    /// Another one like it, under a gid of its own.
    public Resource copy(Resource pattern, Consumer<ObjectNode> change) {
        String gid = nextGid();
        Resource resource = pattern.with(state -> change.accept(state.put("gid", gid)));
        save(resource);
        return resource;
    }

    public void save(Resource resource) {
        replace(resource.gid(), resource);
    }

    public void delete(String gid) {
        replace(gid, null);
    }

    private void replace(String gid, @Nullable Resource after) {
        if (!writing) {
            throw new IllegalStateException("Somebody who only looks wants to change " + gid);
        }
        undos.push(new Undo(gid, put(gid, after)));
    }

    private @Nullable Resource put(String gid, @Nullable Resource after) {
        Resource before = after == null ? byGid.remove(gid) : byGid.put(gid, after);
        List<String> keys = after == null ? List.of() : IndexKeys.of(after);
        if (before != null) {
            for (String key : IndexKeys.of(before)) {
                Set<String> gids = index.get(key);
                if (gids != null && !keys.contains(key)) {
                    unindex(key, gids, gid);
                }
            }
        }
        if (after != null) {
            index(after);
        }
        return before;
    }

    private void index(Resource resource) {
        for (String key : IndexKeys.of(resource)) {
            index.merge(key, Set.of(resource.gid()), Resources::both);
        }
    }

    private static Set<String> both(Set<String> known, Set<String> one) {
        if (known.containsAll(one)) {
            return known;
        }
        Set<String> more = known.size() == 1 ? new LinkedHashSet<>(known) : known;
        more.addAll(one);
        return more;
    }

    private void unindex(String key, Set<String> gids, String gid) {
        if (gids.size() > 1) {
            gids.remove(gid);
        } else if (gids.contains(gid)) {
            index.remove(key);
        }
    }

    /// Until [#commit] or [#rollback] somebody changes something.
    void begin() {
        writing = true;
    }

    void commit() {
        writing = false;
        if (undos.isEmpty()) {
            return;
        }
        Journal.Change change = journal.change();
        Set<String> gids = new LinkedHashSet<>();
        undos.descendingIterator().forEachRemaining(undo -> gids.add(undo.gid()));
        for (String gid : gids) {
            Resource resource = byGid.get(gid);
            if (resource == null) {
                change.delete(PREFIX + gid);
            } else {
                change.record(PREFIX + gid, resource.state());
            }
        }
        change.commit();
        undos.clear();
    }

    void rollback() {
        writing = false;
        while (!undos.isEmpty()) {
            Undo undo = undos.pop();
            put(undo.gid(), undo.before());
        }
    }
}
