package io.mlconnector.enrich;

import io.mlconnector.contracts.Topics;
import io.mlconnector.contracts.WatchV1;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.enrich.flow.Backoff;
import io.mlconnector.enrich.flow.Closing;
import io.mlconnector.enrich.flow.Outbox;
import io.mlconnector.enrich.flow.RecordTable;
import io.mlconnector.enrich.watch.SourceWatch;
import io.mlconnector.enrich.watch.WatchBook;

/// The books of both sides, in one topic.
final class WatchBooks implements AutoCloseable {
    private final RecordTable<WatchV1> table;
    private final ConnectionId connection;
    private final Outbox outbox;
    private final Backoff backoff;
    private final Closing closing;

    WatchBooks(String bootstrapServers, ConnectionId connection, Outbox outbox, Backoff backoff, Closing closing) {
        this.table = new RecordTable<>(bootstrapServers, Topics.WATCHES, WatchV1.class);
        this.connection = connection;
        this.outbox = outbox;
        this.backoff = backoff;
        this.closing = closing;
    }

    WatchBook of(SourceWatch watch) {
        return WatchBook.of(table, connection.value() + "/" + watch.source().vendor(), outbox, backoff, closing);
    }

    @Override
    public void close() {
        table.close();
    }
}
