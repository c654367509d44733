package io.mlconnector.serviceruntime.ledger;

/// How much may still go wrong on one way through the explored world.
///
/// @param faults answers that are not simply "done"
record Budget(int crashes, int faults, int freezes, int resets) {
    Budget crash() {
        return new Budget(crashes - 1, faults, freezes, resets);
    }

    Budget fault() {
        return new Budget(crashes, faults - 1, freezes, resets);
    }

    Budget freeze() {
        return new Budget(crashes, faults, freezes - 1, resets);
    }

    Budget reset() {
        return new Budget(crashes, faults, freezes, resets - 1);
    }
}
