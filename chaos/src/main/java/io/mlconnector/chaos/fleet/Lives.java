package io.mlconnector.chaos.fleet;

import io.mlconnector.chaos.schedule.Victim;
import io.mlconnector.serviceruntime.crash.CrashPoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Who lives, and who is started again when it is dead, as an orchestrator would do it. Deaths and how long
/// each took to be back are counted.
final class Lives {
    private static final Duration LOOK = Duration.ofMillis(100);

    private final Programs programs;
    private final Network network;
    private final Map<Victim, ChildJvm> running = new EnumMap<>(Victim.class);
    private final Map<Victim, ChildJvm> told = new EnumMap<>(Victim.class);
    private final Set<Victim> held = EnumSet.noneOf(Victim.class);
    private final Map<Victim, Deque<String>> armed = new EnumMap<>(Victim.class);
    private final Map<Victim, Long> heldUntil = new EnumMap<>(Victim.class);
    private final Map<Victim, Long> downSince = new EnumMap<>(Victim.class);
    private final List<Fleet.Death> deaths = new ArrayList<>();
    private final List<Duration> recoveries = new ArrayList<>();
    private boolean closed;

    Lives(Programs programs, Network network) {
        this.programs = programs;
        this.network = network;
    }

    /// Its first life, or the one after [#hold].
    synchronized void launch(Victim victim) {
        downSince.remove(victim);
        heldUntil.remove(victim);
        held.remove(victim);
        next(victim);
    }

    /// A life to make the cache of the later ones.
    synchronized void train(Victim victim) {
        try {
            running.put(victim, programs.train(victim));
        } catch (IOException e) {
            throw new UncheckedIOException(victim.id() + " cannot be started", e);
        }
    }

    synchronized @Nullable ChildJvm of(Victim victim) {
        return running.get(victim);
    }

    synchronized List<ChildJvm> of(Collection<Victim> victims) {
        return running.entrySet().stream()
                .filter(entry -> victims.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /// SIGKILL now, and not started again before that time is over.
    synchronized void kill(Victim victim, Duration downFor) throws InterruptedException {
        ChildJvm child = running.get(victim);
        heldUntil.put(victim, System.nanoTime() + downFor.toNanos());
        if (child != null && child.isAlive()) {
            child.kill();
            told.put(victim, child);
            died(victim, "kill");
        }
    }

    synchronized void arm(Victim victim, CrashPoint point, int nth) {
        arm(victim, point.text() + "=" + nth);
    }

    /// @param point as `MLC_CRASH_POINTS` holds it
    synchronized void arm(Victim victim, String point) {
        armed.computeIfAbsent(victim, _ -> new ArrayDeque<>()).addLast(point);
    }

    synchronized void disarm() {
        armed.clear();
        heldUntil.clear();
    }

    /// Not started again until [#launch], and its end is no death.
    synchronized void hold(Victim victim) {
        held.add(victim);
    }

    synchronized List<Fleet.Death> deaths() {
        return List.copyOf(deaths);
    }

    synchronized List<Duration> recoveries() {
        return List.copyOf(recoveries);
    }

    /// From now on whoever dies is started again.
    void keep() {
        Thread.ofPlatform().name("chaos-fleet").daemon().start(() -> {
            while (look()) {
                LockSupport.parkNanos(LOOK.toNanos());
            }
        });
    }

    synchronized void close() {
        closed = true;
    }

    private synchronized boolean look() {
        if (!closed) {
            List.copyOf(running.keySet()).forEach(this::look);
        }
        return !closed;
    }

    private void look(Victim victim) {
        ChildJvm child = running.get(victim);
        if (child == null || child.isAlive()) {
            Long since = downSince.get(victim);
            if (since != null && !victim.isBroker() && Ready.is(network.url(victim))) {
                recoveries.add(Duration.ofNanos(System.nanoTime() - since));
                downSince.remove(victim);
            }
            return;
        }
        // A life that ends before it was ready has died all the same.
        if (told.put(victim, child) != child && !held.contains(victim)) {
            died(victim, "exit " + child.exitCode());
        }
        Long until = heldUntil.get(victim);
        if (!held.contains(victim) && (until == null || System.nanoTime() - until >= 0)) {
            next(victim);
        }
    }

    private void died(Victim victim, String how) {
        deaths.add(new Fleet.Death(victim, how));
        downSince.putIfAbsent(victim, System.nanoTime());
    }

    private void next(Victim victim) {
        Deque<String> points = armed.get(victim);
        Map<String, String> variables =
                points == null || points.isEmpty() ? Map.of() : Map.of("MLC_CRASH_POINTS", points.removeFirst());
        try {
            running.put(victim, programs.start(victim, variables));
        } catch (IOException e) {
            throw new UncheckedIOException(victim.id() + " cannot be started", e);
        }
    }
}
