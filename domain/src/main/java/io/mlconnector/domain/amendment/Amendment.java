package io.mlconnector.domain.amendment;

import io.mlconnector.domain.accounting.Obligation;
import io.mlconnector.domain.accounting.RecordState;
import io.mlconnector.domain.amendment.BillValues.Difference;
import java.util.List;
import java.util.Optional;

/// What an update may do to a bill as it is in QuickBooks now. The planner asks before it decides, and the writer asks
/// again with what it has just read: a bill is written only in the version that this was answered for.
public sealed interface Amendment {
    /// Nothing is left to do: it has these values already.
    record Equal() implements Amendment {}

    /// Nobody has changed what is ours: our values may go in.
    record Merge() implements Amendment {}

    /// Left as it is, and told.
    ///
    /// @param differences what is not the same there and here
    record Refused(Why why, List<Difference> differences) implements Amendment {
        public Refused {
            differences = List.copyOf(differences);
        }
    }

    /// Why a bill is left as it is.
    enum Why {
        GONE,
        OTHER_VENDOR,
        PAID,
        CHANGED_THERE
    }

    /// @param held as QuickBooks has it
    /// @param decidedOn the version that the change was decided on; a later one that holds what we sent is our own
    /// @param last what we wrote last, where that is known; a bill in its first version was changed by nobody
    static Amendment of(Obligation held, BillValues wanted, long decidedOn, Optional<Written> last) {
        BillValues there = BillValues.of(held);
        List<Difference> differences = there.differences(wanted);
        if (held.state() != RecordState.ACTIVE) {
            return new Refused(Why.GONE, List.of());
        }
        if (!there.vendorId().equals(wanted.vendorId())) {
            return new Refused(Why.OTHER_VENDOR, differences);
        }
        if (differences.isEmpty() || (held.version() > decidedOn && there.isKeptOf(wanted))) {
            return new Equal();
        }
        if (held.balance().compareTo(held.total()) != 0) {
            return new Refused(Why.PAID, differences);
        }
        boolean untouched = last.map(written -> written.isStill(held)).orElse(held.version() == 0);
        return untouched ? new Merge() : new Refused(Why.CHANGED_THERE, differences);
    }
}
