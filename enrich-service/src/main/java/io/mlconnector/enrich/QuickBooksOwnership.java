package io.mlconnector.enrich;

import io.mlconnector.contracts.ConnectionPartitioner;
import io.mlconnector.contracts.Topics;
import io.mlconnector.enrich.poll.Ownership;
import io.mlconnector.serviceruntime.config.ConnectorSettings;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;

/// Of the QuickBooks side.
@Singleton
@Identifier("enrich-quickbooks-ownership")
class QuickBooksOwnership extends Ownership {
    QuickBooksOwnership(ConnectorSettings settings) {
        super(ConnectionPartitioner.partition(settings.connection().value(), Topics.PARTITIONS));
    }
}
