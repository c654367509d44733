package io.mlconnector.ingest;

import io.mlconnector.embeddedkafka.EmbeddedKafka;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A broker of its own for the service under test. A test that has a field of type [Runnable] can stop it.
public final class Broker implements QuarkusTestResourceLifecycleManager {
    static final String REALM = "9341450000000001";
    static final String VERIFIER = "verifier-now";
    static final String PREVIOUS_VERIFIER = "verifier-before";

    private @Nullable EmbeddedKafka kafka;

    @Override
    public Map<String, String> start() {
        EmbeddedKafka started = EmbeddedKafka.temporary();
        kafka = started;
        try {
            return Map.of(
                    "kafka.bootstrap.servers",
                    started.bootstrapServers(),
                    "mlc.home",
                    Files.createTempDirectory("ingest-test").toString(),
                    "quickbooks.realm.id",
                    REALM,
                    "quickbooks.webhook.verifier",
                    VERIFIER,
                    "quickbooks.webhook.verifier.previous",
                    PREVIOUS_VERIFIER,
                    "quarkus.http.test-port",
                    "0");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        Runnable stopping = this::stop;
        injector.injectIntoFields(stopping, new TestInjector.MatchesType(Runnable.class));
    }

    @Override
    public void stop() {
        if (kafka != null) {
            kafka.close();
        }
    }
}
