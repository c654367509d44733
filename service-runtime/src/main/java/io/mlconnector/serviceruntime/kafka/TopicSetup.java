package io.mlconnector.serviceruntime.kafka;

import io.mlconnector.contracts.TopicSpec;
import io.mlconnector.contracts.Topics;
import io.mlconnector.serviceruntime.config.ConfigurationException;
import io.mlconnector.serviceruntime.config.ConnectorSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jboss.logging.Logger;

/// Makes sure at the start that every topic of the catalogue is there and is what it has to be: another number of
/// partitions would move keys, another clean-up policy would lose them.
public final class TopicSetup {
    private static final Logger LOG = Logger.getLogger(TopicSetup.class);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final String bootstrapServers;
    private final boolean create;
    private final Optional<Short> replicationFactor;

    public TopicSetup(ConnectorSettings settings) {
        this(settings.bootstrapServers(), settings.createTopics(), settings.replicationFactor());
    }

    public TopicSetup(String bootstrapServers, boolean create, Optional<Short> replicationFactor) {
        this.bootstrapServers = bootstrapServers;
        this.create = create;
        this.replicationFactor = replicationFactor;
    }

    /// @param patience how long brokers that do not answer are waited for
    /// @throws ConfigurationException when a topic is missing and may not be created, or is another one than ours
    public void ensure(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                AdminClientConfig.CLIENT_ID_CONFIG,
                "topic-setup",
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) ANSWER.toMillis(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                (int) ANSWER.toMillis()))) {
            while (true) {
                try {
                    ensure(admin);
                    return;
                } catch (NoAnswer e) {
                    if (System.nanoTime() > deadline) {
                        throw new ConfigurationException("No Kafka answers at " + bootstrapServers + " within "
                                + patience.toSeconds() + " s: start it, or set KAFKA_BOOTSTRAP_SERVERS.");
                    }
                    LOG.warnf("Kafka at %s %s, trying again", bootstrapServers, e.getMessage());
                    LockSupport.parkNanos(PAUSE.toNanos());
                }
            }
        }
    }

    private void ensure(Admin admin) throws NoAnswer {
        Set<String> present = answer(admin.listTopics().names());
        List<TopicSpec> missing = Topics.all().stream()
                .filter(topic -> !present.contains(topic.name()))
                .toList();
        if (!missing.isEmpty() && !create) {
            throw new ConfigurationException("The topic " + missing.getFirst().name() + " ("
                    + missing.size() + " in all) does not exist and KAFKA_TOPICS_CREATE is false: create the topics of"
                    + " docs/topics.md first.");
        }
        if (!missing.isEmpty()) {
            create(admin, missing);
        }
        // All of them: what another one created meanwhile need not be what we would have created.
        verify(admin, Topics.all());
    }

    private void create(Admin admin, List<TopicSpec> missing) throws NoAnswer {
        Map<String, KafkaFuture<Void>> created = admin.createTopics(missing.stream()
                        .map(topic -> new NewTopic(topic.name(), Optional.of(Topics.PARTITIONS), replicationFactor)
                                .configs(topic.configs()))
                        .toList())
                .values();
        for (KafkaFuture<Void> one : created.values()) {
            try {
                answer(one);
            } catch (TopicExistsException _) {
                // Another service was faster; all create the same.
            }
        }
        LOG.infof("created %d topics", missing.size());
    }

    private static void verify(Admin admin, List<TopicSpec> topics) throws NoAnswer {
        Map<String, TopicDescription> descriptions =
                answer(admin.describeTopics(topics.stream().map(TopicSpec::name).toList())
                        .allTopicNames());
        List<ConfigResource> resources = new ArrayList<>();
        topics.forEach(topic -> resources.add(new ConfigResource(ConfigResource.Type.TOPIC, topic.name())));
        Map<ConfigResource, Config> configs =
                new HashMap<>(answer(admin.describeConfigs(resources).all()));
        for (TopicSpec topic : topics) {
            TopicDescription description = descriptions.get(topic.name());
            if (description != null && description.partitions().size() != Topics.PARTITIONS) {
                throw new ConfigurationException("The topic " + topic.name() + " has "
                        + description.partitions().size() + " partitions and must have " + Topics.PARTITIONS
                        + ": keys would be looked for in the wrong place. Restore it, or use another cluster.");
            }
            Config config = configs.get(new ConfigResource(ConfigResource.Type.TOPIC, topic.name()));
            String wanted = topic.configs().get("cleanup.policy");
            if (config != null
                    && config.get("cleanup.policy") != null
                    && !config.get("cleanup.policy").value().equals(wanted)) {
                throw new ConfigurationException("The topic " + topic.name() + " has cleanup.policy="
                        + config.get("cleanup.policy").value() + " and must have " + wanted
                        + ": set it with kafka-configs before records are lost.");
            }
        }
    }

    private static final class NoAnswer extends Exception {
        private static final long serialVersionUID = 1L;

        NoAnswer(String message) {
            super(message);
        }
    }

    private static <T> T answer(KafkaFuture<T> future) throws NoAnswer {
        try {
            return future.get(ANSWER.toMillis() * 2, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (TimeoutException _) {
            throw new NoAnswer("does not answer");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException exists) {
                throw exists;
            }
            if (e.getCause() instanceof org.apache.kafka.common.errors.TimeoutException) {
                throw new NoAnswer("does not answer");
            }
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                throw new NoAnswer("does not show all topics yet");
            }
            throw new KafkaException("Kafka refuses: " + e.getCause(), e.getCause());
        }
    }
}
