package io.mlconnector.serviceruntime.ledger;

import io.mlconnector.contracts.ConnectionPartitioner;
import io.mlconnector.contracts.Topics;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.domain.link.Link;
import java.util.Map;
import java.util.Optional;

/// The links of all partitions that are ours.
record AllLinks(Map<Integer, PartitionWriter> writers) implements OperationHandler.Links {
    AllLinks {
        writers = Map.copyOf(writers);
    }

    @Override
    public Optional<Link> find(ConnectionId connection, String pair) {
        PartitionWriter owner = writers.get(ConnectionPartitioner.partition(connection.value(), Topics.PARTITIONS));
        return owner == null ? Optional.empty() : owner.links().find(connection, pair);
    }
}
