package io.mlconnector.embeddedkafka;

/// One temporary broker for all tests of a JVM, started at the first use and closed with the JVM. Tests keep apart by
/// topic, group and transactional ids of their own.
public final class SharedBroker {
    private SharedBroker() {}

    /// @throws EmbeddedKafkaException when it does not start
    public static EmbeddedKafka get() {
        return Holder.BROKER;
    }

    public static String bootstrapServers() {
        return get().bootstrapServers();
    }

    private static final class Holder {
        static final EmbeddedKafka BROKER = start();

        private static EmbeddedKafka start() {
            EmbeddedKafka broker = EmbeddedKafka.temporary();
            Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "shared-broker-close"));
            return broker;
        }
    }
}
