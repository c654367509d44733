package io.mlconnector.embeddedkafka;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/// A broker as a process of its own: `EmbeddedKafkaMain FOLDER [PORT]`. Prints `ready 127.0.0.1:9092` when clients can
/// connect, and stops on a signal.
public final class EmbeddedKafkaMain {
    private EmbeddedKafkaMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length < 1 || arguments.length > 2) {
            System.err.println("usage: EmbeddedKafkaMain FOLDER [PORT]");
            System.exit(2);
        }
        EmbeddedKafkaSettings settings = EmbeddedKafkaSettings.in(Path.of(arguments[0]));
        try {
            EmbeddedKafka broker = EmbeddedKafka.start(
                    arguments.length == 1 ? settings : settings.withPort(Integer.parseInt(arguments[1])));
            Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "embedded-kafka-close"));
            System.out.println("ready " + broker.bootstrapServers());
        } catch (EmbeddedKafkaException | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
        new CountDownLatch(1).await();
    }
}
