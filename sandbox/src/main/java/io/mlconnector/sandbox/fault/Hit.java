package io.mlconnector.sandbox.fault;

/// A rule strikes.
///
/// @param number of the call or delivery among those that the rule is about; 0 for a later call of a token that stays
/// stale
public record Hit(FaultRule rule, long number) {
    /// For logs: `error-after f1#3`.
    public String label() {
        return rule.kind().wireName() + " " + rule.id() + "#" + number;
    }
}
