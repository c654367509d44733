package io.mlconnector.qbowriter;

import io.mlconnector.contracts.LedgerEntryV1;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.domain.link.Link;
import io.mlconnector.serviceruntime.ledger.CallOutcome;
import io.mlconnector.serviceruntime.ledger.Operation;
import io.mlconnector.serviceruntime.ledger.OperationHandler;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/// Puts on each link when its outcome was known: from then on the time to the next attempt counts.
record DatedOutcomes(OperationHandler inner, Clock clock) implements OperationHandler {

    @Override
    public Operation decode(ConnectionId connection, byte[] value) {
        return inner.decode(connection, value);
    }

    @Override
    public Frozen freeze(Operation operation, Links links) {
        Frozen frozen = inner.freeze(operation, links);
        return frozen instanceof Frozen.Refused(var outcome) ? new Frozen.Refused(dated(outcome)) : frozen;
    }

    @Override
    public String requestId(Operation operation) {
        return inner.requestId(operation);
    }

    @Override
    public CallOutcome call(Operation operation, LedgerEntryV1 intent, Links links) {
        return dated(inner.call(operation, intent, links));
    }

    @Override
    public CallOutcome recover(Operation operation, LedgerEntryV1 intent, Links links) {
        return dated(inner.recover(operation, intent, links));
    }

    @Override
    public boolean isDecidedAnew(Operation operation) {
        return inner.isDecidedAnew(operation);
    }

    @Override
    public void assigned(Set<Integer> partitions, Links links) {
        inner.assigned(partitions, links);
    }

    private CallOutcome dated(CallOutcome outcome) {
        return switch (outcome) {
            case CallOutcome.Done(var id, var version, var changed, var detail, var facts) ->
                new CallOutcome.Done(id, version, dated(changed), detail, facts);
            case CallOutcome.Rejected rejected -> dated(rejected);
            case CallOutcome.Parked(var reason, var changed, var facts) ->
                new CallOutcome.Parked(reason, dated(changed), facts);
            case CallOutcome.RetryLater _, CallOutcome.Unknown _ -> outcome;
        };
    }

    private CallOutcome.Rejected dated(CallOutcome.Rejected rejected) {
        return new CallOutcome.Rejected(rejected.reason(), dated(rejected.links()), rejected.facts());
    }

    private List<Link> dated(List<Link> links) {
        return links.stream().map(link -> link.at(clock.instant())).toList();
    }
}
