package io.mlconnector.serviceruntime.ledger;

import io.mlconnector.contracts.LedgerEntryV1;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.domain.link.Link;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// What one writer does with its commands; the loop decides when, and keeps the promise.
public interface OperationHandler {

    /// Reads a command. Pure.
    ///
    /// @throws io.mlconnector.contracts.UnreadableException the record goes to the dead letters
    Operation decode(ConnectionId connection, byte[] value);

    /// The exact bytes of the request, before anything is sent. They are stored with the intent and sent unchanged in
    /// every attempt. Uses local knowledge only, never the network.
    Frozen freeze(Operation operation, Links links);

    /// `requestid` or external id: derived from the operation key, at most 36 characters.
    String requestId(Operation operation);

    /// One wire attempt with `intent.payload()`.
    CallOutcome call(Operation operation, LedgerEntryV1 intent, Links links);

    /// Instead of [#call] when an earlier attempt may have been executed: finds out, and only then writes.
    CallOutcome recover(Operation operation, LedgerEntryV1 intent, Links links);

    /// Whether the same operation may be decided again, with other content, before it is known what came of it. Then
    /// the content that was frozen first stands, and whoever decides sees by the outcome what is still to be done.
    /// Where it may not, other content under a used key goes to the dead letters.
    default boolean isDecidedAnew(Operation operation) {
        return false;
    }

    /// These partitions are ours now; called again with fewer after a rebalance.
    default void assigned(Set<Integer> partitions, Links links) {}

    /// The links of the assigned partitions, the outcomes of this writer included.
    interface Links {
        Optional<Link> find(ConnectionId connection, String pair);
    }

    /// The frozen request, or why there is none yet.
    sealed interface Frozen {
        record Payload(String text) implements Frozen {}

        /// Something that comes by itself is missing. The target waits; nothing was sent.
        ///
        /// @param trouble how far it reaches; [Trouble#NONE] lets only this target wait
        record NotYet(Duration after, String why, Trouble trouble) implements Frozen {
            public NotYet(Duration after, String why) {
                this(after, why, Trouble.NONE);
            }
        }

        /// Decided on what is no longer so: whoever decides has decided anew, or will. Nothing is sent, and the ledger
        /// says nothing of it.
        record Superseded(String why) implements Frozen {}

        /// Can never be sent as it is; nothing was sent.
        record Refused(CallOutcome.Rejected outcome) implements Frozen {}
    }
}
