package io.mlconnector.local.installation;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// Each service in its own JVM.
final class ServicesAsProcesses implements Services {
    private static final Duration READY = Duration.ofMinutes(3);

    private final Set<Part> parts;
    private final Ports ports;
    private final Home home;
    private final Path root;
    private final List<ServiceProcess> processes = new ArrayList<>();

    /// @param root where the modules are
    ServicesAsProcesses(Set<Part> parts, Ports ports, Home home, Path root) {
        this.parts = Set.copyOf(parts);
        this.ports = ports;
        this.home = home;
        this.root = root;
    }

    @Override
    public void start(Map<String, String> environment) {
        Map<String, String> whole = new HashMap<>(environment);
        whole.putAll(ports.environment());
        synchronized (processes) {
            for (Part part : Part.values()) {
                if (parts.contains(part) && part.isService()) {
                    processes.add(ServiceProcess.start(part, root, home, whole));
                }
            }
        }
        for (ServiceProcess process : snapshot()) {
            process.awaitReady(ports, READY);
        }
    }

    @Override
    public void awaitEnd() throws InterruptedException {
        CompletableFuture<?>[] ends =
                snapshot().stream().map(process -> process.process().onExit()).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.anyOf(ends).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("A process that cannot be waited for", e);
        }
    }

    /// All are asked first, so that they stop at the same time.
    @Override
    public void close() {
        List<ServiceProcess> running = snapshot();
        running.forEach(ServiceProcess::askToStop);
        running.forEach(ServiceProcess::close);
    }

    private List<ServiceProcess> snapshot() {
        synchronized (processes) {
            return List.copyOf(processes);
        }
    }
}
