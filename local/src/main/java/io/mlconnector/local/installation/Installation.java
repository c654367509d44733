package io.mlconnector.local.installation;

import io.mlconnector.local.terminal.CommandFailure;
import io.mlconnector.local.terminal.Logs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What `up` and `demo` start, in order: broker, sandbox, services; stopped in the reverse order.
public final class Installation implements AutoCloseable {

    /// @param bootstrapServers of a broker that runs already; null starts one here
    /// @param processes whether each service gets its own JVM
    /// @param root where the modules are, for their jars
    /// @param overrides variables for the services that come before all others
    public record Settings(
            Home home,
            Ports ports,
            Sides sides,
            @Nullable String bootstrapServers,
            Set<Part> parts,
            boolean processes,
            Path root,
            Map<String, String> overrides) {
        public Settings {
            parts = Set.copyOf(parts);
            overrides = Map.copyOf(overrides);
        }

        boolean starts(Part part) {
            return parts.contains(part);
        }

        boolean startsServices() {
            return parts.stream().anyMatch(Part::isService);
        }

        /// Whether it holds the data folder, which is one's at a time. A service by itself only joins.
        public boolean holdsData() {
            return starts(Part.KAFKA) || starts(Part.SANDBOX) || !processes;
        }

        /// The ports that will be listened on.
        Set<Port> wantedPorts() {
            Set<Port> wanted = EnumSet.noneOf(Port.class);
            for (Part part : parts) {
                wanted.addAll(part.ports());
            }
            if (bootstrapServers != null) {
                wanted.remove(Port.KAFKA);
            }
            if (!(sides.quickbooks() instanceof Side.Sandbox)) {
                wanted.remove(Port.SANDBOX_QUICKBOOKS);
            }
            if (!(sides.asana() instanceof Side.Sandbox)) {
                wanted.remove(Port.SANDBOX_ASANA);
            }
            if (!processes) {
                wanted.removeAll(List.of(Port.ENRICH, Port.ASANA_WRITER, Port.QBO_WRITER));
            }
            return wanted;
        }
    }

    private final List<AutoCloseable> started = new ArrayList<>();
    private final Settings settings;
    private final Map<String, String> environment = new TreeMap<>();
    private @Nullable Services services;
    private volatile boolean closed;

    private Installation(Settings settings) {
        this.settings = settings;
    }

    /// Starts all parts that the settings name, or none: what was started is stopped again when one fails.
    ///
    /// @param progress told each step, as a line for people
    public static Installation start(Settings settings, Consumer<String> progress) {
        settings.home().create();
        Logs.toFile(settings.home().logs().resolve("mlc.log"));
        Installation installation = new Installation(settings);
        Thread onSignal = Thread.ofPlatform().name("stop").unstarted(() -> {
            if (!installation.closed) {
                progress.accept("Stopping");
                installation.close();
            }
        });
        Runtime.getRuntime().addShutdownHook(onSignal);
        try {
            installation.run(progress);
            return installation;
        } catch (RuntimeException e) {
            installation.close();
            throw e;
        }
    }

    private void run(Consumer<String> progress) {
        if (settings.holdsData()) {
            started(HomeLock.take(settings.home()));
        }
        settings.ports().requireFree(settings.wantedPorts());
        Surroundings surroundings = started(new Surroundings(settings));
        environment.putAll(surroundings.start(progress));
        environment.putAll(settings.overrides());
        if (settings.holdsData()) {
            EnvironmentFile.write(settings.home().environmentFile(), withoutRealCredentials());
        }
        Set<Part> wanted = EnumSet.copyOf(settings.parts());
        wanted.removeIf(part -> !part.isService());
        if (!wanted.isEmpty()) {
            progress.accept("Starting " + names(wanted) + (settings.processes() ? ", each in its own process" : ""));
            Services ours = settings.processes()
                    ? new ServicesAsProcesses(wanted, settings.ports(), settings.home(), settings.root())
                    : new ServicesInThisJvm(settings.ports(), settings.home());
            services = started(ours);
            ours.start(environment);
        }
    }

    /// Who uses the real systems has their variables already; they are not written down.
    private Map<String, String> withoutRealCredentials() {
        Map<String, String> plain = new TreeMap<>(environment);
        for (Side side : List.of(settings.sides().quickbooks(), settings.sides().asana())) {
            if (side instanceof Side.Real real) {
                plain.keySet().removeAll(real.environment().keySet());
            }
        }
        return plain;
    }

    /// The variables that a service needs to join this installation. Holds credentials.
    public Map<String, String> environment() {
        return Map.copyOf(environment);
    }

    public Settings settings() {
        return settings;
    }

    /// Returns when a service ends by itself, or when all was closed.
    public void awaitEnd() throws InterruptedException {
        Services running = services;
        if (running != null) {
            running.awaitEnd();
        } else {
            synchronized (started) {
                while (!closed) {
                    started.wait();
                }
            }
        }
    }

    /// Whether somebody asked for the end, and no service ended by itself.
    public boolean stopsOnPurpose() {
        return closed;
    }

    @Override
    public void close() {
        synchronized (started) {
            closed = true;
            while (!started.isEmpty()) {
                try {
                    started.removeLast().close();
                } catch (Exception e) {
                    throw CommandFailure.of("Stopping failed: " + RootCause.line(e), e);
                }
            }
            started.notifyAll();
        }
    }

    private <T extends AutoCloseable> T started(T part) {
        synchronized (started) {
            if (closed) {
                closeQuietly(part);
                throw CommandFailure.of("Stopped while starting.");
            }
            started.add(part);
        }
        return part;
    }

    private static void closeQuietly(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            throw CommandFailure.of("Stopping failed: " + RootCause.line(e), e);
        }
    }

    private static String names(Set<Part> parts) {
        return String.join(", ", parts.stream().sorted().map(Part::id).toList());
    }
}
