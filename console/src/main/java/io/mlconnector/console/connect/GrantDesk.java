package io.mlconnector.console.connect;

import io.mlconnector.contracts.GrantV1;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;

/// Hands what a person granted to the owner of the tokens.
interface GrantDesk {
    /// Why nothing can be handed over, if so.
    Optional<Trouble> trouble();

    /// Returns when all in-sync replicas hold it, sealed.
    ///
    /// @throws KafkaException when that is not certain; handing it over again is right
    void hand(GrantV1.Tokens tokens);
}
