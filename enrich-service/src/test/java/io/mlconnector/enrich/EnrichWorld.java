package io.mlconnector.enrich;

import io.mlconnector.contracts.ConnectionV1;
import io.mlconnector.contracts.TokenV1;
import io.mlconnector.contracts.Topics;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.domain.work.Directory;
import io.mlconnector.embeddedkafka.SharedBroker;
import io.mlconnector.enrich.fake.FakeAsana;
import io.mlconnector.enrich.fake.FakeQuickBooks;
import io.mlconnector.serviceruntime.config.ConnectorSettings;
import io.mlconnector.serviceruntime.config.Secret;
import io.mlconnector.serviceruntime.kafka.Message;
import io.mlconnector.serviceruntime.kafka.TopicPublisher;
import io.mlconnector.serviceruntime.kafka.TopicSetup;
import io.mlconnector.serviceruntime.secret.KeysetFile;
import io.mlconnector.serviceruntime.secret.Purpose;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A broker, both vendors, and what the writers would have stored: an access token and the layout.
public final class EnrichWorld implements QuarkusTestResourceLifecycleManager {
    static final String REALM = "9341";
    static final String PORTFOLIO = "700";
    static final String VENDORS = "701";
    static final String LINKED = "702";

    private static @Nullable FakeQuickBooks quickbooks;
    private static @Nullable FakeAsana asana;
    private static @Nullable ConnectorSettings settings;

    static FakeQuickBooks quickbooks() {
        return need(quickbooks);
    }

    static FakeAsana asana() {
        return need(asana);
    }

    private static <T> T need(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("not started");
        }
        return value;
    }

    @Override
    public Map<String, String> start() {
        FakeQuickBooks books = new FakeQuickBooks();
        FakeAsana projects = new FakeAsana();
        quickbooks = books;
        asana = projects;
        books.put("Vendor", "1", 3, "\"DisplayName\":\"There from the start\",\"Active\":true");
        projects.link(LINKED, "Fairview");
        projects.task("900", LINKED, "There from the start", "2026-11-24T10:00:00.000Z");
        String servers = SharedBroker.bootstrapServers();
        new TopicSetup(servers, true, Optional.empty()).ensure(Duration.ofMinutes(2));
        Path home = home();
        settings = settings(servers, home);
        storeToken(1, "quickbooks-token");
        storeLayout(servers);
        Map<String, String> config = new HashMap<>();
        config.put("kafka.bootstrap.servers", servers);
        config.put("mlc.home", home.toString());
        config.put("quickbooks.realm.id", REALM);
        config.put("quickbooks.api.url", books.url());
        config.put("asana.api.url", projects.url() + "/api/1.0");
        config.put("asana.access.token", "asana-token");
        config.put("quarkus.http.test-port", "0");
        config.put("quarkus.log.category.\"kafka\".level", "WARN");
        config.put("quarkus.log.category.\"state.change.logger\".level", "WARN");
        config.put("enrich.poll.interval", "1S");
        config.put("enrich.portfolio.interval", "1S");
        return config;
    }

    /// As the qbo-writer does it.
    static void storeToken(long version, String token) {
        ConnectorSettings writers = need(settings);
        String key = REALM + "/access";
        String sealed = KeysetFile.load(writers)
                .seal(Purpose.ACCESS_TOKEN, Topics.QUICKBOOKS_TOKENS, key, version, new Secret(token));
        Instant now = Instant.now();
        try (TopicPublisher publisher =
                new TopicPublisher(writers.bootstrapServers(), "qbo-writer", Clock.systemUTC())) {
            publisher.publish(new Message(
                    Topics.QUICKBOOKS_TOKENS,
                    key,
                    new TokenV1(REALM, "access", version, sealed, now.plusSeconds(3600), null, null),
                    "connector.token.refreshed.v1",
                    now,
                    null));
        }
    }

    private static void storeLayout(String servers) {
        Instant now = Instant.now();
        try (TopicPublisher publisher = new TopicPublisher(servers, "asana-writer", Clock.systemUTC())) {
            publisher.publish(new Message(
                    Topics.CONNECTIONS,
                    REALM,
                    new ConnectionV1(
                            REALM,
                            "1200",
                            new ConnectionV1.Layout(Map.of(), Map.of(Directory.VENDORS, VENDORS), PORTFOLIO)),
                    "connector.connection.provisioned.v1",
                    now,
                    null));
        }
    }

    private static ConnectorSettings settings(String servers, Path home) {
        URI nowhere = URI.create("http://localhost:1");
        return new ConnectorSettings(
                servers,
                true,
                Optional.empty(),
                home,
                new ConnectionId(REALM),
                new ConnectorSettings.QuickBooks(
                        nowhere,
                        nowhere,
                        nowhere,
                        nowhere,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                new ConnectorSettings.Asana(
                        nowhere,
                        nowhere,
                        nowhere,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                nowhere,
                nowhere,
                Optional.empty(),
                Optional.empty());
    }

    private static Path home() {
        try {
            return Files.createTempDirectory("enrich-it");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        need(quickbooks).stop();
        need(asana).stop();
    }
}
