package io.mlconnector.local.command;

import io.mlconnector.local.doctor.Checkup;
import io.mlconnector.local.doctor.Row;
import io.mlconnector.local.setup.Forecast;
import io.mlconnector.local.setup.Rehearsal;

/// What `setup` found before it does anything.
record SetupReport(Checkup checkup, Rehearsal.Plan plan, Forecast forecast) {

    /// Whether the services could set up and load.
    boolean isPossible() {
        return plan instanceof Rehearsal.Plan.Ready && checkup.colour() != Row.Colour.RED;
    }
}
