package io.mlconnector.local.operate;

import io.mlconnector.contracts.Topics;
import io.mlconnector.local.installation.Port;
import io.mlconnector.local.terminal.CommandFailure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The writers that can be told to let go of their group for a while.
public final class WriterControl {
    private record Writer(Port port, String topic, String ledger) {}

    private static final Map<String, Writer> WRITERS = Map.of(
            "asana-writer", new Writer(Port.ASANA_WRITER, Topics.ASANA_COMMANDS.name(), Topics.ASANA_LEDGER.name()),
            "qbo-writer",
                    new Writer(Port.QBO_WRITER, Topics.QUICKBOOKS_COMMANDS.name(), Topics.QUICKBOOKS_LEDGER.name()));

    private final Known known;
    private final LocalHttp http = new LocalHttp();

    public WriterControl(Known known) {
        this.known = known;
    }

    /// The topics that a group reads; empty for a group that is known by its offsets only.
    public static Set<String> topicsOf(String group) {
        Writer writer = WRITERS.get(group);
        return writer == null ? Set.of() : Set.of(writer.topic());
    }

    /// The ledger of a writer's group; empty for any other group.
    static Optional<String> ledgerOf(String group) {
        return Optional.ofNullable(WRITERS.get(group)).map(Writer::ledger);
    }

    /// Where the writer of a group may answer. In the all-in-one that is the console's address.
    static List<String> addresses(Known known, String group) {
        Writer writer = WRITERS.get(group);
        return writer == null ? List.of(known.console()) : List.of(known.ports().url(writer.port()), known.console());
    }

    /// Empty when the group is no writer's, or the writer does not run.
    public Optional<Paused> pause(String group) {
        Writer writer = WRITERS.get(group);
        if (writer == null) {
            return Optional.empty();
        }
        for (String base : addresses(known, group)) {
            String url = base + "/control/" + group;
            Optional<LocalHttp.Answer> answer = http.post(url + "/pause");
            if (answer.isPresent() && answer.get().ok()) {
                return Optional.of(new Paused(url));
            }
        }
        return Optional.empty();
    }

    /// Goes on when closed.
    public final class Paused implements AutoCloseable {
        private final String url;

        private Paused(String url) {
            this.url = url;
        }

        @Override
        public void close() {
            if (http.post(url + "/resume").filter(LocalHttp.Answer::ok).isEmpty()) {
                throw CommandFailure.of(
                        "The writer did not answer at " + url + "/resume and stays paused: POST there, or restart it.");
            }
        }
    }
}
