package io.mlconnector.embeddedkafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;

/// What the connector relies on in a broker. Holds on Kafka's own image where a Docker engine is present, and on the
/// embedded broker where there is none.
class BrokerContractIT {
    private static final String IMAGE = "apache/kafka:4.1.1";

    private static AutoCloseable broker;
    private static Clients clients;

    @BeforeAll
    static void startBroker() {
        if (DockerClientFactory.instance().isDockerAvailable()) {
            KafkaContainer container = new KafkaContainer(IMAGE);
            container.start();
            broker = container;
            clients = new Clients(container.getBootstrapServers());
        } else {
            EmbeddedKafka embedded = EmbeddedKafka.temporary();
            broker = embedded;
            clients = new Clients(embedded.bootstrapServers());
        }
    }

    @AfterAll
    static void stopBroker() throws Exception {
        broker.close();
    }

    @Test
    void showsOnlyWhatWasCommitted() throws Exception {
        clients.createTopic("committed");
        try (KafkaProducer<String, String> producer = clients.transactionalProducer("aborting")) {
            producer.beginTransaction();
            producer.send(new ProducerRecord<>("committed", "key", "aborted")).get();
            producer.abortTransaction();
        }

        clients.sendInTransaction("committed", "done");

        assertThat(clients.committedValues("committed")).containsExactly("done");
    }

    @Test
    void fencesTheOlderOfTwoProducersWithOneTransactionalId() throws Exception {
        clients.createTopic("fenced");
        try (KafkaProducer<String, String> older = clients.transactionalProducer("owner");
                KafkaProducer<String, String> younger = clients.transactionalProducer("owner")) {
            younger.beginTransaction();
            younger.send(new ProducerRecord<>("fenced", "key", "younger")).get();
            younger.commitTransaction();

            assertThatThrownBy(() -> {
                        older.beginTransaction();
                        older.send(new ProducerRecord<>("fenced", "key", "older"))
                                .get();
                        older.commitTransaction();
                    })
                    .satisfiesAnyOf(
                            failure -> assertThat(failure).isInstanceOf(ProducerFencedException.class),
                            failure -> assertThat(failure).hasRootCauseInstanceOf(ProducerFencedException.class),
                            failure -> assertThat(failure).hasRootCauseInstanceOf(InvalidProducerEpochException.class));
        }

        assertThat(clients.committedValues("fenced")).containsExactly("younger");
    }

    /// Version 2 gives each transaction an epoch of its own, so that a late write cannot slip into the next one.
    @Test
    void hasTransactionsOfVersionTwo() throws ExecutionException, InterruptedException {
        try (Admin admin = clients.admin()) {
            assertThat(admin.describeFeatures().featureMetadata().get().finalizedFeatures())
                    .hasEntrySatisfying(
                            "transaction.version",
                            range -> assertThat(range.maxVersionLevel()).isGreaterThanOrEqualTo((short) 2));
        }
    }
}
