package io.mlconnector.domain.plan;

import io.mlconnector.domain.accounting.EntityRef;
import java.util.List;

/// Why the planner is asked. It decides on the current state of everything; the trigger only says where to look.
public sealed interface Trigger {
    record EntityChanged(EntityRef ref) implements Trigger {}

    record TaskChanged(String gid) implements Trigger {}

    record ProjectChanged(String gid) implements Trigger {}

    record LinkChanged(String pair) implements Trigger {}

    /// It is time to try again what QuickBooks refused, see [Retries].
    ///
    /// @param firstOf gids of tasks; of each list the first that can be tried is
    record RetriesDue(List<List<String>> firstOf) implements Trigger {
        public RetriesDue {
            firstOf = firstOf.stream().map(List::copyOf).toList();
        }
    }

    /// The connection's rules changed, or it has just been set up: look at everything.
    record RulesChanged() implements Trigger {}
}
