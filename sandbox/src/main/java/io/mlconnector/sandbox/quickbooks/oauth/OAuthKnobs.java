package io.mlconnector.sandbox.quickbooks.oauth;

import java.time.Duration;

/// How tokens live and die, where Intuit's pages are silent or contradict each other. The defaults are what is
/// harder for a client.
///
/// @param accessLife of an access token
/// @param codeLife of an authorization code
/// @param refreshLife of a refresh token, counted anew at each use
/// @param rotation how long a refresh token keeps its value; zero changes it at each use
/// @param grace how long the value before the last one works after its change
/// @param hardLife from the consent to the end of the grant, however often it is used
/// @param exchangeTakes how long, in real time, a refresh is under way; a second one with the same value
/// meanwhile is concurrent
/// @param concurrentUseRevokes whether that kills the grant, the winner's new tokens included
/// @param codeReplayRevokes whether a code that comes a second time kills the grant that it led to
/// @param refreshReplayRevokes whether a refresh token that had its day kills the grant when it comes again
public record OAuthKnobs(
        Duration accessLife,
        Duration codeLife,
        Duration refreshLife,
        Duration rotation,
        Duration grace,
        Duration hardLife,
        Duration exchangeTakes,
        boolean concurrentUseRevokes,
        boolean codeReplayRevokes,
        boolean refreshReplayRevokes) {
    private static final Duration LONGEST_EXCHANGE = Duration.ofSeconds(10);

    public static final OAuthKnobs HARSH = new OAuthKnobs(
            Duration.ofHours(1),
            Duration.ofMinutes(5),
            Duration.ofDays(100),
            Duration.ofHours(24),
            Duration.ZERO,
            Duration.ofDays(5 * 365L),
            Duration.ofMillis(100),
            true,
            true,
            false);

    public OAuthKnobs {
        requirePositive("accessLife", accessLife);
        requirePositive("codeLife", codeLife);
        requirePositive("refreshLife", refreshLife);
        requirePositive("hardLife", hardLife);
        if (rotation.isNegative() || grace.isNegative() || exchangeTakes.isNegative()) {
            throw new IllegalArgumentException("rotation, grace and exchangeTakes are not negative.");
        }
        if (exchangeTakes.compareTo(LONGEST_EXCHANGE) > 0) {
            throw new IllegalArgumentException("exchangeTakes is at most " + LONGEST_EXCHANGE + ".");
        }
    }

    private static void requirePositive(String name, Duration life) {
        if (!life.isPositive()) {
            throw new IllegalArgumentException(name + " is longer than nothing.");
        }
    }
}
