package io.mlconnector.embeddedkafka;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;

/// A broker as a process of its own: `EmbeddedKafkaMain FOLDER [PORT [KEY=VALUE...]]`, with Kafka's own broker keys.
/// Prints `ready 127.0.0.1:9092` when clients can connect, and stops on a signal.
public final class EmbeddedKafkaMain {
    private EmbeddedKafkaMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length < 1) {
            System.err.println("usage: EmbeddedKafkaMain FOLDER [PORT [KEY=VALUE...]]");
            System.exit(2);
        }
        try {
            EmbeddedKafka broker = EmbeddedKafka.start(settings(arguments));
            Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "embedded-kafka-close"));
            System.out.println("ready " + broker.bootstrapServers());
        } catch (EmbeddedKafkaException | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
        new CountDownLatch(1).await();
    }

    private static EmbeddedKafkaSettings settings(String[] arguments) {
        EmbeddedKafkaSettings settings = EmbeddedKafkaSettings.in(Path.of(arguments[0]));
        if (arguments.length > 1) {
            settings = settings.withPort(Integer.parseInt(arguments[1]));
        }
        for (String argument : Arrays.stream(arguments).skip(2).toList()) {
            int equals = argument.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException(argument + " is not KEY=VALUE");
            }
            settings = settings.with(argument.substring(0, equals), argument.substring(equals + 1));
        }
        return settings;
    }
}
