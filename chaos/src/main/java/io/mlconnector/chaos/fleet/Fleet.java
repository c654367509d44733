package io.mlconnector.chaos.fleet;

import io.mlconnector.chaos.ChaosSettings;
import io.mlconnector.chaos.proxy.Toxic;
import io.mlconnector.chaos.schedule.Link;
import io.mlconnector.chaos.schedule.Victim;
import io.mlconnector.serviceruntime.crash.CrashPoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// All processes of the installation and what is between them: killed, frozen, cut off, and started again.
public final class Fleet implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(100);
    /// The exit code of a process that got SIGKILL.
    private static final int KILLED = 137;

    private static final Duration TRAINED = Duration.ofMinutes(4);

    private final Network network;
    private final Programs programs;
    private final Lives lives;
    /// When this process is told to end, nothing that it started lives on.
    private final Thread onSignal = Thread.ofPlatform().name("end-fleet").unstarted(this::killAll);

    private @Nullable BrokerTurns turns;

    /// @param how `kill`, or `exit` and its code: a crash point
    public record Death(Victim victim, String how) {}

    public Fleet(ChaosSettings settings) {
        network = new Network(settings);
        try {
            programs = new Programs(settings, network);
        } catch (IOException e) {
            throw new UncheckedIOException("The folder of the run cannot be used", e);
        }
        lives = new Lives(programs, network);
        Runtime.getRuntime().addShutdownHook(onSignal);
    }

    /// Starts all and returns when all are ready. The first time after a build, and with another JDK, everything is
    /// started twice: the first lives make the caches with which the later ones start fast.
    ///
    /// @param progress told how long that took
    public void start(Duration most, Consumer<String> progress) throws InterruptedException {
        List<Victim> untrained = programs.untrained();
        if (!untrained.isEmpty()) {
            double first = start(untrained, most);
            endTraining(untrained);
            progress.accept(String.format(
                    Locale.ROOT, "Made class caches for faster lives; ready after %.1f s without", first));
        }
        double now = start(List.of(), most);
        progress.accept(String.format(Locale.ROOT, "All are ready after %.1f s", now));
        if (network.brokers().size() > 1) {
            String bootstrapServers = network.cluster().bootstrapServers();
            turns = new BrokerTurns(new ClusterWatch(bootstrapServers), new ProduceProbe(bootstrapServers));
        }
        lives.keep();
    }

    /// @throws IllegalStateException naming who is not ready in time
    public void awaitReady(Duration most) throws InterruptedException {
        awaitReady(Network.services(), most);
    }

    private void awaitReady(List<Victim> services, Duration most) throws InterruptedException {
        long deadline = System.nanoTime() + most.toNanos();
        for (Victim victim : services) {
            while (!Ready.is(network.url(victim))) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException(
                            victim.id() + " is not ready after " + most.toSeconds() + " s; see " + log(victim));
                }
                Thread.sleep(LOOK);
            }
        }
    }

    /// SIGKILL now, and not started again before that time is over. Of several brokers one dies at a time, when all
    /// copies are there, and this returns when they are there again.
    ///
    /// @throws IllegalStateException when the brokers do not recover
    public void kill(Victim victim, Duration downFor) throws InterruptedException, IOException {
        BrokerTurns several = turns;
        if (victim.isBroker() && several != null) {
            several.death(() -> lives.kill(victim, downFor));
        } else {
            lives.kill(victim, downFor);
        }
    }

    /// Returns when a service is ready, or when that time is over.
    public void awaitLife(Victim service, Duration most) throws InterruptedException {
        long deadline = System.nanoTime() + most.toNanos();
        while (!service.isBroker() && !Ready.is(network.url(service)) && System.nanoTime() < deadline) {
            Thread.sleep(LOOK);
        }
    }

    /// The next life ends at this point.
    public void arm(Victim victim, CrashPoint point, int nth) {
        lives.arm(victim, point, nth);
    }

    /// Gives a process something to do.
    @FunctionalInterface
    public interface Work {
        void run() throws InterruptedException;
    }

    /// Another one takes over from a writer that stands still in a commit, and Kafka shuts that one out.
    ///
    /// @param work that leads to a commit
    /// @throws IllegalStateException when it did not come to it
    public void usurp(Victim writer, Work work) throws InterruptedException, IOException {
        new Usurpation(programs, lives).run(writer, work);
    }

    /// Stands still for that time; a process that is dead just now is left alone.
    public void freeze(Victim victim, Duration time) throws IOException, InterruptedException {
        BrokerTurns several = turns;
        if (victim.isBroker() && several != null) {
            several.alone(() -> freezeNow(victim, time));
        } else {
            freezeNow(victim, time);
        }
    }

    /// A connection is bad for that time.
    public void toxify(Link link, Toxic toxic, Duration time) throws InterruptedException {
        network.infect(link, toxic);
        try {
            Thread.sleep(time);
        } finally {
            network.cure(link, toxic);
        }
    }

    /// SIGTERM, and started again when it has ended; returns when it is ready.
    ///
    /// @throws IllegalStateException when it does not end or does not get ready in time
    public void restart(Victim service, Duration most) throws InterruptedException {
        ChildJvm child = lives.of(service);
        if (child == null) {
            throw new IllegalStateException(service.id() + " is not running");
        }
        lives.hold(service);
        try {
            child.stop(most);
            if (child.exitCode() == KILLED) {
                throw new IllegalStateException(service.id() + " did not end by itself");
            }
        } finally {
            lives.launch(service);
        }
        awaitReady(List.of(service), most);
    }

    /// Ends all services cleanly, and leaves them so until [#startServices].
    public void stopServices() throws InterruptedException {
        Network.services().forEach(lives::hold);
        List<ChildJvm> services = lives.of(Network.services());
        services.forEach(ChildJvm::askToStop);
        for (ChildJvm child : services) {
            child.stop();
        }
    }

    public void startServices(Duration most) throws InterruptedException {
        Network.services().forEach(lives::launch);
        awaitReady(most);
    }

    /// From now on nobody dies any more, and all connections are well.
    public void disarm() {
        lives.disarm();
        network.cureAll();
    }

    /// What each service holds after a collection, in kilobytes by its name.
    ///
    /// @throws IOException when one does not answer
    public Map<String, Long> heaps() throws IOException, InterruptedException {
        Map<String, Long> heaps = new TreeMap<>();
        for (Victim service : Network.services()) {
            ChildJvm child = lives.of(service);
            if (child != null) {
                heaps.put(service.id(), Heap.afterCollection(child.pid()));
            }
        }
        return heaps;
    }

    public List<Death> deaths() {
        return lives.deaths();
    }

    /// From each death to ready again.
    public List<Duration> recoveries() {
        return lives.recoveries();
    }

    /// What befell brokers and connections so far.
    public Infrastructure infrastructure() {
        BrokerTurns several = turns;
        return new Infrastructure(network.struck(), several == null ? List.of() : several.resumed());
    }

    public Path log(Victim victim) {
        return programs.log(victim);
    }

    /// Of all processes of this run.
    public List<Path> logs() {
        List<Victim> victims = new ArrayList<>(network.brokers());
        victims.addAll(Network.services());
        return victims.stream().map(this::log).toList();
    }

    /// Where a service itself listens, past its proxy.
    public String url(Victim service) {
        return network.url(service);
    }

    @Override
    public void close() {
        lives.close();
        BrokerTurns several = turns;
        if (several != null) {
            several.close();
        }
        List<ChildJvm> services = lives.of(Network.services());
        try {
            services.forEach(ChildJvm::askToStop);
            for (ChildJvm child : services) {
                child.stop();
            }
            // Nobody reads what they have any more.
            for (ChildJvm broker : lives.of(network.brokers())) {
                broker.kill();
            }
            Runtime.getRuntime().removeShutdownHook(onSignal);
        } catch (IllegalStateException _) {
            // The JVM is ending, and the hook has its turn.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        network.close();
    }

    private void killAll() {
        lives.close();
        ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
    }

    /// @param training who starts without a cache, to make one
    /// @return seconds from the start of the services until they were ready
    private double start(List<Victim> training, Duration most) throws InterruptedException {
        network.brokers().forEach(victim -> launch(victim, training));
        try (ClusterWatch watch = new ClusterWatch(network.cluster().bootstrapServers())) {
            watch.awaitBrokers(network.brokers().size(), most);
        }
        long start = System.nanoTime();
        Network.services().forEach(victim -> launch(victim, training));
        awaitReady(most);
        return Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
    }

    private void launch(Victim victim, List<Victim> training) {
        if (training.contains(victim)) {
            lives.train(victim);
        } else {
            lives.launch(victim);
        }
    }

    private void endTraining(List<Victim> trained) throws InterruptedException {
        List<ChildJvm> services = lives.of(Network.services());
        services.forEach(ChildJvm::askToStop);
        for (ChildJvm child : services) {
            child.stop(TRAINED);
        }
        for (Victim broker : network.brokers()) {
            for (ChildJvm child : lives.of(List.of(broker))) {
                // One that is not in training has nothing to tell at its end.
                child.stop(trained.contains(broker) ? TRAINED : Duration.ZERO);
            }
        }
        trained.forEach(programs::keep);
    }

    private void freezeNow(Victim victim, Duration time) throws IOException, InterruptedException {
        ChildJvm child = lives.of(victim);
        if (child != null && child.isAlive()) {
            child.freeze();
            try {
                Thread.sleep(time);
            } finally {
                child.thaw();
            }
        }
    }
}
