package io.mlconnector.local.command;

import io.mlconnector.local.doctor.Checkup;
import io.mlconnector.local.doctor.Row;
import io.mlconnector.local.setup.Forecast;
import io.mlconnector.local.setup.Rehearsal;
import java.util.Set;

/// What `setup` found before it does anything.
record SetupReport(Checkup checkup, Rehearsal.Plan plan, Forecast forecast) {

    /// What qbo-writer puts right by itself once it runs, or a person on the console that runs with it.
    private static final Set<String> HEALED_BY_A_START = Set.of("tokens", "company");

    /// Whether the services could set up and load.
    ///
    /// @param runs whether they run already
    boolean isPossible(boolean runs) {
        return plan instanceof Rehearsal.Plan.Ready
                && checkup.rows().stream()
                        .filter(row -> runs || !HEALED_BY_A_START.contains(row.check()))
                        .noneMatch(row -> row.colour() == Row.Colour.RED);
    }
}
