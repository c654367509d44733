package io.mlconnector.chaos.check;

import java.util.List;

/// What came of one invariant.
///
/// @param when `after healing` or `after replay`
public record Verdict(String id, String says, String when, List<String> violations) {
    public Verdict {
        violations = List.copyOf(violations);
    }

    public boolean holds() {
        return violations.isEmpty();
    }
}
