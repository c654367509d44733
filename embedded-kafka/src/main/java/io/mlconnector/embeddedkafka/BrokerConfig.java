package io.mlconnector.embeddedkafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// Kafka's keys for one node that is broker and controller, on a laptop.
/// See <https://kafka.apache.org/41/configuration/broker-configs/>.
final class BrokerConfig {
    static final String CONTROLLER_HOST = "127.0.0.1";
    static final String CONTROLLER_LISTENER = "CONTROLLER";
    static final String VOTERS = "controller.quorum.voters";

    private static final int NODE_ID = 1;
    private static final String BROKER_LISTENER = "PLAINTEXT";
    private static final Duration START = Duration.ofMinutes(2);

    private BrokerConfig() {}

    static Map<String, String> of(EmbeddedKafkaSettings settings, int port, int controllerPort) {
        String broker = BROKER_LISTENER + "://" + settings.host() + ":" + port;
        String controller = CONTROLLER_HOST + ":" + controllerPort;
        Map<String, String> config = new HashMap<>();
        config.put("process.roles", "broker,controller");
        config.put("node.id", String.valueOf(NODE_ID));
        config.put(VOTERS, NODE_ID + "@" + controller);
        config.put("controller.listener.names", CONTROLLER_LISTENER);
        config.put("listeners", broker + "," + CONTROLLER_LISTENER + "://" + controller);
        config.put("advertised.listeners", broker);
        config.put("inter.broker.listener.name", BROKER_LISTENER);
        config.put(
                "listener.security.protocol.map", BROKER_LISTENER + ":PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT");
        config.put("log.dirs", settings.dataFolder().toAbsolutePath().toString());
        startSlowlyIfNeeded(config);
        keepOneCopy(config);
        keepGroups(config);
        staySmall(config);
        config.putAll(settings.overrides());
        return config;
    }

    private static void startSlowlyIfNeeded(Map<String, String> config) {
        config.put("server.max.startup.time.ms", String.valueOf(START.toMillis()));
        config.put("initial.broker.registration.timeout.ms", String.valueOf(START.toMillis()));
    }

    private static void keepOneCopy(Map<String, String> config) {
        config.put("default.replication.factor", "1");
        config.put("min.insync.replicas", "1");
        config.put("offsets.topic.replication.factor", "1");
        config.put("transaction.state.log.replication.factor", "1");
        config.put("transaction.state.log.min.isr", "1");
        config.put("share.coordinator.state.topic.replication.factor", "1");
        config.put("share.coordinator.state.topic.min.isr", "1");
    }

    /// A laptop may sleep for weeks: a group that nobody is in keeps its place for a year.
    private static void keepGroups(Map<String, String> config) {
        config.put(
                "offsets.retention.minutes", String.valueOf(Duration.ofDays(365).toMinutes()));
        config.put(
                "transaction.max.timeout.ms",
                String.valueOf(Duration.ofMinutes(15).toMillis()));
        config.put("group.initial.rebalance.delay.ms", "0");
        config.put("auto.create.topics.enable", "false");
    }

    private static void staySmall(Map<String, String> config) {
        config.put("offsets.topic.num.partitions", "4");
        config.put("transaction.state.log.num.partitions", "4");
        config.put("share.coordinator.state.topic.num.partitions", "4");
        config.put("log.cleaner.dedupe.buffer.size", String.valueOf(4 * 1024 * 1024));
        config.put("log.index.size.max.bytes", String.valueOf(1024 * 1024));
        config.put("num.network.threads", "2");
        config.put("num.io.threads", "4");
        config.put("num.recovery.threads.per.data.dir", "2");
    }
}
