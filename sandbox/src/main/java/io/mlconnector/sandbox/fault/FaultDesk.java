package io.mlconnector.sandbox.fault;

import io.mlconnector.sandbox.http.Call;
import io.mlconnector.sandbox.http.Sha256;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/// The trouble of one side. A call counts for every rule that is about it; the eldest rule that strikes is carried out.
public final class FaultDesk {
    private static final int MAX_RULES = 100;

    private final Clock clock;
    private final Set<Kind> unknown;
    private final List<RunningRule> rules = new CopyOnWriteArrayList<>();
    private final FaultLog log = new FaultLog();
    private long numbers;

    /// @param unknown what this vendor never does
    public FaultDesk(Clock clock, Set<Kind> unknown) {
        this.clock = clock;
        this.unknown = Set.copyOf(unknown);
    }

    /// An id for a rule that was given none.
    synchronized String nextId() {
        String id;
        do {
            id = "f" + ++numbers;
        } while (find(id).isPresent());
        return id;
    }

    /// @throws IllegalArgumentException when the rule cannot be kept, with the reason
    public synchronized RunningRule add(FaultRule rule) {
        if (unknown.contains(rule.kind())) {
            throw new IllegalArgumentException(
                    "This side knows no " + rule.kind().wireName() + ".");
        }
        if (find(rule.id()).isPresent()) {
            throw new IllegalArgumentException("There is a rule " + rule.id() + " already; delete it first.");
        }
        if (rules.size() == MAX_RULES) {
            throw new IllegalArgumentException("There are " + MAX_RULES + " rules already, and no more can be kept.");
        }
        RunningRule running = new RunningRule(rule);
        rules.add(running);
        return running;
    }

    /// @return whether there was one
    public synchronized boolean remove(String id) {
        return rules.removeIf(rule -> rule.rule().id().equals(id));
    }

    /// @return how many there were
    public synchronized int clear() {
        int count = rules.size();
        rules.clear();
        return count;
    }

    /// Eldest first.
    public List<RunningRule> rules() {
        return List.copyOf(rules);
    }

    public Optional<RunningRule> find(String id) {
        return rules.stream().filter(rule -> rule.rule().id().equals(id)).findFirst();
    }

    public FaultLog log() {
        return log;
    }

    /// To be asked once for each call.
    public Optional<Hit> onCall(Call call) {
        Optional<Hit> first = Optional.empty();
        for (RunningRule rule : rules) {
            boolean concerned = switch (rule.rule().where()) {
                case Where.Calls calls -> calls.matches(call);
                case Where.OAuth _ -> Where.OAuth.matches(call);
                case Where.Deliveries _ -> false;
            };
            if (concerned) {
                Optional<Hit> hit = strike(rule, call);
                first = noted(hit, first, call.toString());
            }
        }
        return first;
    }

    /// To be asked once for each delivery, not for what is sent again after it failed.
    ///
    /// @param target where it goes
    public Optional<Hit> onDelivery(String target) {
        Optional<Hit> first = Optional.empty();
        for (RunningRule rule : rules) {
            if (rule.rule().where() instanceof Where.Deliveries deliveries
                    && deliveries.target().matches(target)) {
                first = noted(strike(rule), first, target);
            }
        }
        return first;
    }

    private Optional<Hit> noted(Optional<Hit> hit, Optional<Hit> first, String what) {
        hit.ifPresent(struck -> log.add(clock.instant(), struck, what, first.isEmpty()));
        return first.isPresent() ? first : hit;
    }

    private static Optional<Hit> strike(RunningRule rule) {
        RunningRule.Verdict verdict = rule.next();
        return verdict.hit() ? Optional.of(new Hit(rule.rule(), verdict.number())) : Optional.empty();
    }

    private static Optional<Hit> strike(RunningRule rule, Call call) {
        Optional<Hit> hit = strike(rule);
        String credentials = call.header("authorization");
        if (!rule.rule().lasting() || credentials == null) {
            return hit;
        }
        String digest = Sha256.of(credentials).hex();
        if (hit.isPresent()) {
            rule.kill(digest);
            return hit;
        }
        return rule.isDead(digest) ? Optional.of(new Hit(rule.rule(), 0)) : hit;
    }
}
