package io.mlconnector.serviceruntime.ledger;

import io.mlconnector.contracts.LedgerEntryV1.Reason;
import io.mlconnector.domain.link.Link;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What came of one attempt; says what happens next.
public sealed interface CallOutcome {

    /// The vendor holds it. The ledger says DONE, the links are written, the offset moves on.
    ///
    /// @param vendorVersion `SyncToken` or `modified_at`
    /// @param links every link that changes, complete
    /// @param detail a plain sentence for the audit trail: "created task 1207"
    record Done(
            String vendorId, @Nullable String vendorVersion, List<Link> links, String detail, Map<String, String> facts)
            implements CallOutcome {
        public Done {
            links = List.copyOf(links);
            facts = Map.copyOf(facts);
        }
    }

    /// Definitely refused, nothing was written; a changed command will be a new operation.
    record Rejected(Reason reason, List<Link> links, Map<String, String> facts) implements CallOutcome {
        public Rejected {
            links = List.copyOf(links);
            facts = Map.copyOf(facts);
        }
    }

    /// Definitely refused for a cause that a person removes; nothing was written.
    record Parked(Reason reason, List<Link> links, Map<String, String> facts) implements CallOutcome {
        public Parked {
            links = List.copyOf(links);
            facts = Map.copyOf(facts);
        }
    }

    /// Not executed; try again.
    ///
    /// @param after wait at least this long
    /// @param trouble how far it reaches; [Trouble#NONE] lets only this target wait
    record RetryLater(Duration after, String why, Trouble trouble) implements CallOutcome {
        public RetryLater(Duration after, String why) {
            this(after, why, Trouble.NONE);
        }
    }

    /// May have been executed; the next attempt is [OperationHandler#recover].
    ///
    /// @param after wait at least this long before finding out
    /// @param trouble how far it reaches; [Trouble#NONE] lets only this target wait
    record Unknown(Duration after, String why, Trouble trouble) implements CallOutcome {
        public Unknown(Duration after, String why) {
            this(after, why, Trouble.NONE);
        }
    }
}
