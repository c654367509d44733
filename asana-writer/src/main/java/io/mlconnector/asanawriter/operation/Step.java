package io.mlconnector.asanawriter.operation;

import io.mlconnector.contracts.ConnectionV1.Layout;
import io.mlconnector.domain.command.AsanaCommand;
import io.mlconnector.serviceruntime.ledger.CallOutcome;
import io.mlconnector.serviceruntime.ledger.Operation;
import io.mlconnector.serviceruntime.ledger.OperationHandler.Links;
import java.util.List;

/// How one kind of command is carried out.
interface Step<C extends AsanaCommand> {
    /// What would be sent, and what had to be left out because it is not there yet.
    record Draft(Request request, List<String> missing) {
        public Draft {
            missing = List.copyOf(missing);
        }
    }

    Draft draft(C command, Operation operation, Layout layout, Links links);

    CallOutcome call(C command, Attempt attempt);

    /// When an earlier attempt may have been executed.
    CallOutcome recover(C command, Attempt attempt);
}
