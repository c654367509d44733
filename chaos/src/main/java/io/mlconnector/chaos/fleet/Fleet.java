package io.mlconnector.chaos.fleet;

import io.mlconnector.chaos.ChaosSettings;
import io.mlconnector.chaos.schedule.Victim;
import io.mlconnector.serviceruntime.crash.CrashPoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/// All processes of the installation, and who starts them again when they are dead, as an orchestrator would. Deaths
/// and how long each took to be back are counted.
public final class Fleet implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Map<Victim, String> PORTS = Map.of(
            Victim.INGEST_SERVICE, "INGEST_PORT",
            Victim.ENRICH_SERVICE, "ENRICH_PORT",
            Victim.ASANA_WRITER, "ASANA_WRITER_PORT",
            Victim.QBO_WRITER, "QBO_WRITER_PORT");

    private final ChaosSettings settings;
    private final Map<Victim, ChildJvm> running = new EnumMap<>(Victim.class);
    private final Map<Victim, Deque<String>> armed = new EnumMap<>(Victim.class);
    private final Map<Victim, Long> heldUntil = new EnumMap<>(Victim.class);
    private final Map<Victim, Long> downSince = new EnumMap<>(Victim.class);
    private final List<Death> deaths = new ArrayList<>();
    private final List<Duration> recoveries = new ArrayList<>();
    private final Thread keeper;
    private boolean closed;

    /// @param how `kill`, or the crash point
    public record Death(Victim victim, String how) {}

    public Fleet(ChaosSettings settings) {
        this.settings = settings;
        this.keeper = Thread.ofPlatform().name("chaos-fleet").daemon().unstarted(this::keep);
    }

    /// Starts all and returns when all are ready.
    public void start(Duration most) throws InterruptedException {
        try {
            Files.createDirectories(settings.folder().resolve("logs"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        synchronized (this) {
            launch(Victim.BROKER);
        }
        awaitPort(Integer.parseInt(settings.need("KAFKA_PORT")), most);
        synchronized (this) {
            for (Victim victim : Victim.values()) {
                if (victim != Victim.BROKER) {
                    launch(victim);
                }
            }
        }
        keeper.start();
        awaitReady(most);
    }

    /// @throws IllegalStateException naming who is not ready in time
    public void awaitReady(Duration most) throws InterruptedException {
        long deadline = System.nanoTime() + most.toNanos();
        for (Victim victim : PORTS.keySet()) {
            while (!Ready.is(url(victim))) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException(
                            victim.id() + " is not ready after " + most.toSeconds() + " s; see " + log(victim));
                }
                Thread.sleep(LOOK);
            }
        }
    }

    /// SIGKILL now, and not started again before that time is over.
    public synchronized void kill(Victim victim, Duration downFor) throws InterruptedException {
        ChildJvm child = running.get(victim);
        heldUntil.put(victim, System.nanoTime() + downFor.toNanos());
        if (child != null && child.isAlive()) {
            child.kill();
            died(victim, "kill");
        }
    }

    /// The next life ends at this point.
    public synchronized void arm(Victim victim, CrashPoint point, int nth) {
        armed.computeIfAbsent(victim, _ -> new ArrayDeque<>()).addLast(point.text() + "=" + nth);
    }

    /// Stands still for that time; a process that is dead just now is left alone.
    public void freeze(Victim victim, Duration time) throws IOException, InterruptedException {
        ChildJvm child;
        synchronized (this) {
            child = running.get(victim);
        }
        if (child != null && child.isAlive()) {
            child.freeze();
            try {
                Thread.sleep(time);
            } finally {
                child.thaw();
            }
        }
    }

    /// Ends all services cleanly, and leaves them so until [#startServices].
    public void stopServices() throws InterruptedException {
        List<ChildJvm> services = new ArrayList<>();
        synchronized (this) {
            for (Victim victim : PORTS.keySet()) {
                heldUntil.put(victim, Long.MAX_VALUE / 2 + System.nanoTime() / 2);
                downSince.put(victim, System.nanoTime());
                services.add(running.get(victim));
            }
        }
        services.forEach(ChildJvm::askToStop);
        for (ChildJvm child : services) {
            child.stop();
        }
    }

    public void startServices(Duration most) throws InterruptedException {
        synchronized (this) {
            downSince.clear();
            heldUntil.clear();
            PORTS.keySet().forEach(this::launch);
        }
        awaitReady(most);
    }

    /// From now on nobody dies any more.
    public synchronized void disarm() {
        armed.clear();
        heldUntil.clear();
    }

    public synchronized List<Death> deaths() {
        return List.copyOf(deaths);
    }

    /// From each death to ready again.
    public synchronized List<Duration> recoveries() {
        return List.copyOf(recoveries);
    }

    public Path log(Victim victim) {
        return settings.folder().resolve("logs").resolve(victim.id() + ".log");
    }

    public String url(Victim victim) {
        return "http://localhost:" + settings.need(PORTS.getOrDefault(victim, "KAFKA_PORT"));
    }

    /// The services first, at the same time; the broker last.
    @Override
    public void close() {
        List<ChildJvm> services = new ArrayList<>();
        ChildJvm broker;
        synchronized (this) {
            closed = true;
            broker = running.remove(Victim.BROKER);
            services.addAll(running.values());
        }
        try {
            services.forEach(ChildJvm::askToStop);
            for (ChildJvm child : services) {
                child.stop();
            }
            if (broker != null) {
                broker.stop();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void keep() {
        while (true) {
            synchronized (this) {
                if (closed) {
                    return;
                }
                for (Victim victim : Victim.values()) {
                    look(victim);
                }
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private void look(Victim victim) {
        ChildJvm child = running.get(victim);
        if (child == null || child.isAlive()) {
            Long since = downSince.get(victim);
            if (since != null && victim != Victim.BROKER && Ready.is(url(victim))) {
                recoveries.add(Duration.ofNanos(System.nanoTime() - since));
                downSince.remove(victim);
            }
            return;
        }
        if (!downSince.containsKey(victim)) {
            died(victim, "exit " + child.exitCode());
        }
        Long held = heldUntil.get(victim);
        if (held == null || System.nanoTime() - held >= 0) {
            launch(victim);
        }
    }

    private void died(Victim victim, String how) {
        deaths.add(new Death(victim, how));
        downSince.putIfAbsent(victim, System.nanoTime());
    }

    private void launch(Victim victim) {
        Map<String, String> environment = new HashMap<>(settings.environment());
        try {
            if (victim == Victim.BROKER) {
                environment.put("MLC_HOME", settings.folder().resolve("broker").toString());
                // Set, it would mean that there is one already.
                environment.remove("KAFKA_BOOTSTRAP_SERVERS");
                running.put(
                        victim,
                        ChildJvm.start(
                                384,
                                List.of(
                                        "-Dmlc.root=" + settings.root(),
                                        "-jar",
                                        settings.app().toString(),
                                        "up",
                                        "--only",
                                        "kafka"),
                                environment,
                                log(victim)));
                return;
            }
            Deque<String> points = armed.get(victim);
            if (points != null && !points.isEmpty()) {
                environment.put("MLC_CRASH_POINTS", points.removeFirst());
            }
            Path jar = settings.root().resolve(victim.id()).resolve("target/quarkus-app/quarkus-run.jar");
            running.put(victim, ChildJvm.start(224, List.of("-jar", jar.toString()), environment, log(victim)));
        } catch (IOException e) {
            throw new UncheckedIOException(victim.id() + " cannot be started", e);
        }
    }

    private static void awaitPort(int port, Duration most) throws InterruptedException {
        long deadline = System.nanoTime() + most.toNanos();
        while (!Ready.listens(port)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Kafka does not listen after " + most.toSeconds() + " s.");
            }
            Thread.sleep(LOOK);
        }
    }
}
