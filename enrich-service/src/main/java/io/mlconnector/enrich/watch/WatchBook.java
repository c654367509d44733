package io.mlconnector.enrich.watch;

import io.mlconnector.contracts.Topics;
import io.mlconnector.contracts.WatchV1;
import io.mlconnector.enrich.flow.Backoff;
import io.mlconnector.enrich.flow.Closing;
import io.mlconnector.enrich.flow.Outbox;
import io.mlconnector.enrich.flow.RecordTable;
import io.mlconnector.serviceruntime.kafka.Message;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is kept of one vendor's watch. Used by the one thread that polls.
public interface WatchBook {
    /// What was kept last, by whoever owned the connection then.
    ///
    /// @throws io.mlconnector.enrich.flow.ClosingException when the service ends before
    Optional<WatchV1> latest();

    /// Returns when Kafka has it.
    ///
    /// @throws io.mlconnector.enrich.flow.ClosingException when the service ends before
    void keep(WatchV1 watch);

    /// In the topic `watches`.
    static WatchBook of(RecordTable<WatchV1> table, String key, Outbox outbox, Backoff backoff, Closing closing) {
        return new WatchBook() {
            @Override
            public Optional<WatchV1> latest() {
                table.forget();
                table.ready(backoff, closing);
                return table.find(key);
            }

            @Override
            public void keep(WatchV1 watch) {
                outbox.send(
                        List.of(new Message(Topics.WATCHES, key, watch, "connector.watch.kept.v1", watch.at(), null)));
                table.wrote(Map.of(key, watch));
            }
        };
    }
}
