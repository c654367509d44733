package io.mlconnector.chaos.schedule;

import java.time.Duration;

/// How much of what a run has.
///
/// @param length of the storm
/// @param costs that are entered during it
/// @param kills of services by SIGKILL, at random times
/// @param crashesPerPoint how often each writer dies at each crash point; 0 leaves also the single faults out
/// @param freezes of services
/// @param brokerKills of the broker
/// @param misbehaviours of the vendors
public record Intensity(
        Duration length, int costs, int kills, int crashesPerPoint, int freezes, int brokerKills, int misbehaviours) {

    /// In proportion to the time there is: a process needs some seconds between two deaths, or only its start is
    /// tested.
    public static Intensity of(Duration length) {
        int seconds = (int) Math.max(30, length.toSeconds());
        return new Intensity(
                length,
                Math.max(20, seconds / 2),
                Math.max(24, seconds / 3),
                Math.max(1, seconds / 200),
                Math.max(1, seconds / 60),
                Math.max(1, seconds / 120),
                Math.max(4, seconds / 20));
    }
}
