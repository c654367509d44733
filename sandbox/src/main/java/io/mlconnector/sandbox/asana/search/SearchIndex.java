package io.mlconnector.sandbox.asana.search;

import io.mlconnector.sandbox.asana.model.Event;
import io.mlconnector.sandbox.asana.model.Resource;
import io.mlconnector.sandbox.asana.model.Type;
import io.mlconnector.sandbox.asana.model.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The tasks and projects as searches see them: what changed during the latest seconds is not there yet, and what was
/// deleted during them still is. Filled when somebody searches for the first time.
public final class SearchIndex implements Consumer<List<Event>> {
    private final Map<String, Resource> entries = new LinkedHashMap<>();
    /// Changed since they were indexed, and when last.
    private final Map<String, Instant> changed = new LinkedHashMap<>();
    private boolean filled;

    @Override
    public synchronized void accept(List<Event> events) {
        if (filled) {
            for (Event event : events) {
                String type = event.resource().type();
                if (type.equals(Type.TASK.wireName()) || type.equals(Type.PROJECT.wireName())) {
                    changed.remove(event.resource().gid());
                    changed.put(event.resource().gid(), event.at());
                }
            }
        }
    }

    /// @param type task or project
    public synchronized Collection<Resource> all(Work work, Type type) {
        Duration lag = work.switches().searchLag();
        Instant until = work.now().minus(lag);
        if (!filled) {
            fill(work, until);
        }
        Iterator<Map.Entry<String, Instant>> pending = changed.entrySet().iterator();
        while (pending.hasNext()) {
            Map.Entry<String, Instant> next = pending.next();
            if (next.getValue().isAfter(until)) {
                break;
            }
            pending.remove();
            refresh(work, next.getKey());
        }
        return entries.values().stream().filter(each -> each.type() == type).toList();
    }

    private void refresh(Work work, String gid) {
        Optional<Resource> now = work.resources().find(gid).filter(each -> !each.isTrashed());
        if (now.isPresent()) {
            entries.put(gid, now.get());
        } else {
            entries.remove(gid);
        }
    }

    private void fill(Work work, Instant until) {
        filled = true;
        for (Type type : List.of(Type.TASK, Type.PROJECT)) {
            for (Resource each : work.resources().all(type)) {
                Instant modified = each.findTime("modified_at");
                if (modified == null || !modified.isAfter(until)) {
                    entries.put(each.gid(), each);
                } else {
                    changed.put(each.gid(), modified);
                }
            }
        }
    }
}
