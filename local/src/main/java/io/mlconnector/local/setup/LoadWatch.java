package io.mlconnector.local.setup;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.contracts.ConnectionV1;
import io.mlconnector.contracts.Topics;
import io.mlconnector.local.operate.ConsoleClient;
import io.mlconnector.local.operate.GroupProgress;
import io.mlconnector.local.operate.KeptTable;
import io.mlconnector.local.operate.Known;
import java.util.Optional;

/// Looks how far the first load of a running installation is: from its topics and its console, without any vendor.
public final class LoadWatch implements AutoCloseable {
    private static final String ENRICH = "enrich-service";
    private static final String READ = "both sides are read";
    private static final String WRITER = "asana-writer";

    private final String connection;
    private final KeptTable<ConnectionV1> connections;
    private final ConsoleClient console;
    private final GroupProgress writer;

    public LoadWatch(Known known, String connection) {
        this.connection = connection;
        this.connections = new KeptTable<>(known.bootstrapServers(), Topics.CONNECTIONS, ConnectionV1.class);
        this.console = new ConsoleClient(known);
        this.writer = new GroupProgress(known.bootstrapServers(), WRITER, Topics.ASANA_COMMANDS.name());
    }

    public LoadState look() {
        GroupProgress.Counts counts = writer.look();
        Optional<JsonNode> read = console.findHealth().flatMap(LoadWatch::readCheck);
        return new LoadState(
                layout().isPresent(),
                read.filter(check -> check.path("status").asText().equals("UP")).isPresent(),
                counts.done(),
                counts.all(),
                read.map(check -> check.path("detail").asText()).orElse("The console does not answer."));
    }

    /// What was set up; empty while it is not, or no installation runs.
    public Optional<ConnectionV1> layout() {
        return connections.read() instanceof KeptTable.Answer.Read<ConnectionV1>(var all)
                ? Optional.ofNullable(all.get(connection)).filter(each -> each.layout() != null)
                : Optional.empty();
    }

    private static Optional<JsonNode> readCheck(JsonNode board) {
        for (JsonNode part : board.path("parts")) {
            for (JsonNode check : part.path("checks")) {
                if (part.path("name").asText().equals(ENRICH)
                        && check.path("name").asText().equals(READ)) {
                    return Optional.of(check);
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        writer.close();
    }
}
