package io.mlconnector.sandbox.asana.limits;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Json;
import java.time.Instant;

/// What one token has used. All methods are called with its monitor held.
final class Usage {
    private final String caller;
    private final Window requests = new Window();
    private final Window searches = new Window();
    private final CostQuota cost = new CostQuota();
    private Instant lastUse = Instant.EPOCH;
    private int reads;
    private int writes;
    private long refused;

    /// @param caller a name that may be shown, not the token
    Usage(String caller) {
        this.caller = caller;
    }

    synchronized Entry enter(Demand demand, LimitSettings settings, int plan, Instant now) {
        lastUse = now;
        long second = now.getEpochSecond();
        requests.add(second, demand.requests());
        searches.add(second, demand.searches());
        Entry entry = judge(demand, settings, plan, now, second);
        if (entry instanceof Entry.Refused) {
            refused++;
        } else {
            reads += demand.reads();
            writes += demand.writes();
        }
        return entry;
    }

    private Entry judge(Demand demand, LimitSettings settings, int plan, Instant now, long second) {
        int window = settings.windowSeconds();
        long limit = settings.requestsPerWindow(plan);
        if (requests.sum(second, window) > limit) {
            return new Entry.Refused("requests", requests.waitFor(second, window, limit));
        }
        if (demand.searches() > 0 && searches.sum(second, LimitSettings.SECONDS) > settings.searchesPerMinute()) {
            return new Entry.Refused(
                    "searches", searches.waitFor(second, LimitSettings.SECONDS, settings.searchesPerMinute()));
        }
        boolean tooManyReads = demand.reads() > 0 && reads + demand.reads() > settings.readsAtOnce();
        boolean tooManyWrites = demand.writes() > 0 && writes + demand.writes() > settings.writesAtOnce();
        if (tooManyReads || tooManyWrites) {
            return new Entry.Refused("concurrency", 1);
        }
        long wait = cost.waitFor(now, settings.costPerMinute());
        return wait > 0 ? new Entry.Refused("cost", wait) : new Entry.Admitted(_ -> {});
    }

    synchronized void leave(Demand demand, LimitSettings settings, Instant now, long charged) {
        reads -= demand.reads();
        writes -= demand.writes();
        cost.charge(now, settings.costPerMinute(), charged);
    }

    synchronized boolean isIdle(Instant since) {
        return reads == 0 && writes == 0 && lastUse.isBefore(since);
    }

    synchronized ObjectNode show(LimitSettings settings, Instant now) {
        long second = now.getEpochSecond();
        return Json.object()
                .put("caller", caller)
                .put("requestsInWindow", requests.sum(second, settings.windowSeconds()))
                .put("searchesInMinute", searches.sum(second, LimitSettings.SECONDS))
                .put("readsUnderWay", reads)
                .put("writesUnderWay", writes)
                .put("costLeft", cost.left(now, settings.costPerMinute()))
                .put("refused", refused);
    }
}
