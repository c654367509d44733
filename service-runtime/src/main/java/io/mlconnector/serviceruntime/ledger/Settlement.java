package io.mlconnector.serviceruntime.ledger;

import io.mlconnector.contracts.LedgerEntryV1;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/// What the outcome of a call means for its command, and for its connection.
final class Settlement {
    private final Bookkeeping books;
    private final Gates gates;
    private final RandomGenerator random;

    Settlement(Bookkeeping books, Gates gates, RandomGenerator random) {
        this.books = books;
        this.gates = gates;
        this.random = random;
    }

    void settle(Turn turn, Pending head, LedgerEntryV1 intent, CallOutcome outcome, long nowNanos, Instant now) {
        switch (outcome) {
            case CallOutcome.Done done -> {
                books.done(turn, head, intent, done, now);
                tellGate(turn, head, Gate.Answer.DEFINITE, nowNanos, now);
            }
            case CallOutcome.Rejected refusal -> {
                books.rejected(turn, head, intent, refusal, now);
                tellGate(turn, head, Gate.Answer.DEFINITE, nowNanos, now);
            }
            case CallOutcome.Parked refusal -> {
                books.parked(turn, head, intent, refusal, now);
                tellGate(turn, head, Gate.Answer.DEFINITE, nowNanos, now);
            }
            case CallOutcome.RetryLater(var after, var why, var trouble) -> {
                head.dueNanos = due(after, nowNanos);
                if (tellGate(turn, head, new Gate.Answer(trouble, after, why), nowNanos, now)) {
                    // Not executed, and the gate says when it goes on.
                    head.dueNanos = nowNanos;
                } else {
                    turn.add(books.reports().retried(head.operation, intent, why, false, now));
                }
            }
            case CallOutcome.Unknown(var after, var why, var trouble) -> {
                head.recover = true;
                head.dueNanos = due(after, nowNanos);
                if (!tellGate(turn, head, new Gate.Answer(trouble, after, why), nowNanos, now)) {
                    turn.add(books.reports().retried(head.operation, intent, why, true, now));
                }
            }
        }
    }

    /// A command that cannot be begun, for a cause that all of its connection share: it counts as a call that failed.
    void notBegun(Turn turn, Pending head, Gate.Answer answer, long nowNanos, Instant now) {
        gates.of(head.connection(), nowNanos).started(head.operation.key(), true);
        if (tellGate(turn, head, answer, nowNanos, now)) {
            head.dueNanos = nowNanos;
        }
    }

    private long due(Duration after, long nowNanos) {
        return nowNanos + Jitter.atLeast(after, random).toNanos();
    }

    /// @return whether the connection is shut off, so that there is nothing to tell of this one operation
    private boolean tellGate(Turn turn, Pending head, Gate.Answer answer, long nowNanos, Instant now) {
        Gate gate = gates.of(head.connection(), nowNanos);
        switch (gate.settled(head.operation.key(), answer, nowNanos)) {
            case SHUT_OFF -> turn.add(books.reports().shutOff(head.operation, answer.why(), head.source, now));
            case OPEN_AGAIN -> turn.add(books.reports().openAgain(head.operation, head.source, now));
            case NONE -> {}
        }
        return gate.isShutOff();
    }
}
