package io.mlconnector.serviceruntime.ledger;

import java.time.Duration;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Whether one connection may be called: a circuit breaker. Pure; times are given.
///
/// ```
///  shut off: no --3 failures in a row, or no token--> yes: one call at a time tries, after 1 s, 2 s, … 5 min
///            ^                                         |
///            +------------ any definite answer --------+
/// ```
///
/// A pause that the vendor asks for holds the connection as well, without shutting it off.
final class Gate {
    private static final int FAILURES = 3;
    private static final int MAX_DOUBLINGS = 9;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    private static final Duration LONGEST_WAIT_FOR_TOKEN = Duration.ofSeconds(30);

    /// What an outcome changed.
    enum Change {
        NONE,
        SHUT_OFF,
        OPEN_AGAIN
    }

    /// What one call showed of the connection.
    ///
    /// @param after as the vendor or the handler asks; counts for a pause only
    record Answer(Trouble trouble, Duration after, String why) {
        static final Answer DEFINITE = new Answer(Trouble.NONE, Duration.ZERO, "");
    }

    private final RandomGenerator random;
    private final Set<String> tried = new HashSet<>();
    private boolean shutOff;
    private int failuresInARow;
    private int waits;
    private long notBeforeNanos;

    @Nullable
    private String trial;

    private String why = "";

    Gate(RandomGenerator random, long nowNanos) {
        this.random = random;
        this.notBeforeNanos = nowNanos;
    }

    /// Whether nothing but a trial may be sent.
    boolean isShutOff() {
        return shutOff;
    }

    /// What was told by the failure that shut it off.
    String why() {
        return why;
    }

    /// Whether a call may start now; when it is shut off, only one.
    boolean lets(long nowNanos) {
        return trial == null && notBeforeNanos - nowNanos <= 0;
    }

    /// When something that is due at that time may start; empty while only an outcome can tell.
    OptionalLong earliest(long dueNanos) {
        if (trial != null) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(notBeforeNanos - dueNanos > 0 ? notBeforeNanos : dueNanos);
    }

    /// Whether this operation had its turn as a trial since the last new one. Each has, before a new one is begun: one
    /// command that the vendor always answers with an error must not keep the others from showing that all is well.
    boolean wasTried(String operation) {
        return tried.contains(operation);
    }

    void started(String operation, boolean isNew) {
        if (shutOff) {
            trial = operation;
            if (isNew) {
                tried.clear();
            }
            tried.add(operation);
        }
    }

    Change settled(String operation, Answer answer, long nowNanos) {
        boolean trialEnded = operation.equals(trial);
        if (trialEnded) {
            trial = null;
        }
        return switch (answer.trouble()) {
            case NONE -> open();
            case RATE_LIMITED -> {
                hold(nowNanos + Jitter.atLeast(answer.after(), random).toNanos());
                yield open();
            }
            case UNAVAILABLE -> fail(++failuresInARow >= FAILURES, trialEnded, LONGEST_WAIT, answer.why(), nowNanos);
            case UNAUTHORIZED -> fail(true, trialEnded, LONGEST_WAIT_FOR_TOKEN, answer.why(), nowNanos);
        };
    }

    private Change fail(boolean enough, boolean trialEnded, Duration longest, String detail, long nowNanos) {
        boolean news = !shutOff && enough;
        if (news || (shutOff && trialEnded)) {
            Duration doubled = FIRST_WAIT.multipliedBy(1L << Math.min(waits, MAX_DOUBLINGS));
            Duration wait = doubled.compareTo(longest) > 0 ? longest : doubled;
            waits++;
            why = detail;
            shutOff = true;
            hold(nowNanos + Jitter.atMost(wait, random).toNanos());
        }
        return news ? Change.SHUT_OFF : Change.NONE;
    }

    private Change open() {
        boolean news = shutOff;
        shutOff = false;
        failuresInARow = 0;
        waits = 0;
        tried.clear();
        trial = null;
        return news ? Change.OPEN_AGAIN : Change.NONE;
    }

    private void hold(long untilNanos) {
        if (untilNanos - notBeforeNanos > 0) {
            notBeforeNanos = untilNanos;
        }
    }
}
