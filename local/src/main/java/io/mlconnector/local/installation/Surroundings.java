package io.mlconnector.local.installation;

import io.mlconnector.embeddedkafka.EmbeddedKafka;
import io.mlconnector.embeddedkafka.EmbeddedKafkaException;
import io.mlconnector.embeddedkafka.EmbeddedKafkaSettings;
import io.mlconnector.local.terminal.CommandFailure;
import io.mlconnector.sandbox.Sandbox;
import io.mlconnector.sandbox.SandboxCredentials;
import io.mlconnector.sandbox.SandboxSettings;
import io.mlconnector.sandbox.seed.SeedData;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What the services stand on: a broker and the two vendors, started here or found where they run already.
final class Surroundings implements AutoCloseable {
    private static final int FREE_PORT = 0;

    private final Installation.Settings settings;
    private @Nullable EmbeddedKafka kafka;
    private @Nullable Sandbox sandbox;

    Surroundings(Installation.Settings settings) {
        this.settings = settings;
    }

    /// @return the variables that lead the services to them
    Map<String, String> start(Consumer<String> progress) {
        Ports ports = settings.ports();
        Map<String, String> environment = new TreeMap<>(ports.environment());
        environment.put("MLC_HOME", settings.home().folder().toString());
        environment.put("PUBLIC_URL", ports.url(Port.INGEST));
        environment.put("CONSOLE_URL", ports.url(Port.CONSOLE));
        environment.put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers(progress));
        if (settings.starts(Part.SANDBOX) && settings.sides().needSandbox()) {
            startSandbox(progress);
        }
        if (settings.startsServices() || sandbox != null) {
            environment.putAll(new Vendors(settings).environment());
        }
        return environment;
    }

    private String bootstrapServers(Consumer<String> progress) {
        String given = settings.bootstrapServers();
        if (given != null) {
            return given;
        }
        int port = settings.ports().of(Port.KAFKA);
        if (!settings.starts(Part.KAFKA)) {
            return "localhost:" + port;
        }
        progress.accept(
                settings.home().hasKeptData() ? "Starting Kafka on the data of the last time" : "Starting Kafka");
        KafkaDeath.tell(settings.home());
        try {
            EmbeddedKafka broker = EmbeddedKafka.start(
                    EmbeddedKafkaSettings.in(settings.home().kafka()).withPort(port));
            kafka = broker;
            return broker.bootstrapServers();
        } catch (EmbeddedKafkaException e) {
            throw CommandFailure.of(
                    e.getMessage() + ". More is in " + settings.home().logs().resolve("mlc.log"), e);
        }
    }

    private void startSandbox(Consumer<String> progress) {
        progress.accept("Starting the sandbox: a local QuickBooks and a local Asana");
        Ports ports = settings.ports();
        try {
            sandbox = Sandbox.start(new SandboxSettings(
                    settings.sides().quickbooks() instanceof Side.Sandbox
                            ? ports.of(Port.SANDBOX_QUICKBOOKS)
                            : FREE_PORT,
                    settings.sides().asana() instanceof Side.Sandbox ? ports.of(Port.SANDBOX_ASANA) : FREE_PORT,
                    settings.home().sandbox(),
                    ports.url(Port.INGEST) + "/webhooks/quickbooks",
                    "127.0.0.1",
                    SandboxSettings.DEFAULT_WEBHOOK_DELAY,
                    SandboxSettings.seedData(settings.overrides(), SeedData.LISTS),
                    SandboxCredentials.DEFAULT));
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw CommandFailure.of("The sandbox did not start: " + RootCause.line(e), e);
        }
    }

    @Override
    public void close() {
        Sandbox vendors = sandbox;
        if (vendors != null) {
            vendors.close();
        }
        EmbeddedKafka broker = kafka;
        if (broker != null) {
            broker.close();
        }
    }
}
