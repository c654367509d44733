package io.mlconnector.sandbox.fault;

import java.util.LinkedHashSet;
import java.util.Set;

/// A rule and how far it is. It counts its own calls alone, so what happens elsewhere does not shift its schedule.
public final class RunningRule {
    private static final int MAX_DEAD_TOKENS = 1000;

    private final FaultRule rule;
    private final Set<String> deadTokens = new LinkedHashSet<>();
    private long calls;
    private long hits;

    RunningRule(FaultRule rule) {
        this.rule = rule;
    }

    public FaultRule rule() {
        return rule;
    }

    /// What the rule is about that has come so far.
    public synchronized long calls() {
        return calls;
    }

    public synchronized long hits() {
        return hits;
    }

    record Verdict(long number, boolean hit) {}

    /// Counts one.
    synchronized Verdict next() {
        long number = ++calls;
        boolean hit = hits < rule.times() && rule.trigger().strikes(number);
        if (hit) {
            hits++;
        }
        return new Verdict(number, hit);
    }

    synchronized boolean isDead(String tokenDigest) {
        return !deadTokens.isEmpty() && deadTokens.contains(tokenDigest);
    }

    synchronized void kill(String tokenDigest) {
        if (deadTokens.size() < MAX_DEAD_TOKENS) {
            deadTokens.add(tokenDigest);
        }
    }
}
