package io.mlconnector.domain.plan;

import java.util.List;

/// What the checks say about a task that a person has set to Ready.
sealed interface CostVerdict {
    record Valid(Cost cost) implements CostVerdict {}

    /// @param problems plain sentences: what is wrong, and what to do
    record Invalid(List<String> problems) implements CostVerdict {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }

    /// Something that is known to come is not there yet; it is looked at again when it comes.
    record Waiting(String reason) implements CostVerdict {}

    /// In no linked project: none of our business.
    record NotACost(String reason) implements CostVerdict {}
}
