package io.mlconnector.serviceruntime.ledger;

import io.mlconnector.contracts.Json;
import io.mlconnector.contracts.Topics;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.domain.command.AsanaCommand;
import io.mlconnector.domain.command.Basis;
import io.mlconnector.domain.command.OperationKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Small commands for the loop's tests: what they mean does not matter to it.
final class Commands {
    static final ConnectionId CONNECTION = new ConnectionId("9341");
    static final WriterSettings SETTINGS = new WriterSettings(
            "test-writer",
            Topics.ASANA_COMMANDS,
            Topics.ASANA_LEDGER,
            4,
            100,
            Duration.ofSeconds(60),
            Duration.ofSeconds(30),
            Duration.ofSeconds(40));

    /// The wire form of the tests' commands.
    record Wire(String target, String name, String content) {}

    private Commands() {}

    static byte[] bytes(String target, String name, String content) {
        return Json.write(new Wire(target, name, content));
    }

    static Operation operation(String target, String name, String content) {
        return new Operation(
                CONNECTION,
                target,
                "asana/Task/" + target,
                new AsanaCommand.LinkProject(
                        "Project/" + target,
                        new OperationKey(CONNECTION + "/" + target + "/" + name),
                        content,
                        new Basis("asana/Task/" + target, "1"),
                        target));
    }

    static Operation decode(byte[] value) {
        Wire wire = Json.read(value, Wire.class);
        return operation(wire.target(), wire.name(), wire.content());
    }

    static ConsumerRecord<String, byte[]> record(long offset, String text) {
        return new ConsumerRecord<>(
                Topics.ASANA_COMMANDS.name(), 0, offset, CONNECTION + "/x", text.getBytes(StandardCharsets.UTF_8));
    }

    static Arrival.Command arrival(long offset, Operation operation) {
        return new Arrival.Command(record(offset, "{}"), operation);
    }
}
