package io.mlconnector.local.installation;

import io.mlconnector.local.terminal.CommandFailure;
import io.quarkus.runtime.Quarkus;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// All services as one Quarkus application in this JVM. A JVM can start it once.
final class ServicesInThisJvm implements Services {
    private static final Duration READY = Duration.ofMinutes(3);
    private static final Duration STOP = Duration.ofSeconds(20);

    private final Ports ports;
    private final Home home;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private @Nullable Thread thread;

    ServicesInThisJvm(Ports ports, Home home) {
        this.ports = ports;
        this.home = home;
    }

    @Override
    public void start(Map<String, String> environment) {
        environment.forEach(ServicesInThisJvm::configure);
        configure("console.all-in-one", "true");
        thread = Thread.ofPlatform().name("services").start(this::run);
        String health = ports.url(Port.CONSOLE) + "/q/health/ready";
        new ReadyWait(health, health, READY)
                .await("the services", this::running, home.logs().resolve("ml-connector.log"));
    }

    @Override
    public void awaitEnd() throws InterruptedException {
        ended.await();
    }

    @Override
    public void close() {
        Thread services = thread;
        if (services == null || !services.isAlive()) {
            return;
        }
        Quarkus.asyncExit();
        try {
            services.join(STOP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean running() {
        Throwable cause = failure.get();
        if (cause != null) {
            throw CommandFailure.of("The services did not start: " + RootCause.line(cause), cause);
        }
        return ended.getCount() > 0;
    }

    private void run() {
        try {
            Quarkus.run(null, this::exit);
        } finally {
            ended.countDown();
        }
    }

    /// Called by Quarkus at the end of the application, and on a signal from the signal's own thread. Only the latter
    /// has to end the JVM; its shutdown hooks then stop everything in order.
    private void exit(int code, @Nullable Throwable cause) {
        if (cause != null) {
            failure.set(cause);
        }
        if (!Thread.currentThread().equals(thread)) {
            System.exit(code);
        }
    }

    /// System properties come before the environment. Quarkus reads `QUICKBOOKS_API_URL` as `quickbooks.api.url` from
    /// the environment only, so both spellings are set. Ports are asked for by their variables' names alone, and
    /// `enrich.port` would be an unknown key of enrich-service.
    private static void configure(String name, String value) {
        System.setProperty(name, value);
        if (!name.endsWith("_PORT")) {
            System.setProperty(name.toLowerCase(Locale.ROOT).replace('_', '.'), value);
        }
    }
}
