package io.mlconnector.chaos.mutants;

import java.time.Duration;
import java.util.List;

/// What became of one mutant.
///
/// @param noticedBy tests that failed, `Class.method`
record Result(Mutant mutant, Kind kind, List<String> noticedBy, Duration took) {
    enum Kind {
        /// Tests failed, as they should.
        RED,
        /// No test noticed: one is missing.
        SURVIVED,
        /// Did not compile, or no test ran: says nothing about the tests.
        BROKEN,
        /// Did not end in time. That is no failed test.
        TIMED_OUT
    }

    Result {
        noticedBy = List.copyOf(noticedBy);
    }
}
