package io.mlconnector.sandbox.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// The vendors' clock: it runs, and can be moved forward or stopped, so that an expired token does not need an hour.
/// It never goes back. Whoever waits for a time uses [Timers] and never the wall clock.
public final class SandboxClock extends Clock {
    private final Clock base;
    private final ZoneId zone;
    private final State state;

    /// Shared by all zones of one clock.
    private static final class State {
        private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
        private Duration ahead = Duration.ZERO;
        private @Nullable Instant frozen;
    }

    private SandboxClock(Clock base, ZoneId zone, State state) {
        this.base = base;
        this.zone = zone;
        this.state = state;
    }

    public static SandboxClock system() {
        return over(Clock.systemUTC());
    }

    /// @param base what it follows, at whatever speed that runs; in UTC
    public static SandboxClock over(Clock base) {
        return new SandboxClock(base, ZoneOffset.UTC, new State());
    }

    /// @param by not negative
    public void advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("The clock does not go back: " + by);
        }
        synchronized (state) {
            if (state.frozen == null) {
                state.ahead = state.ahead.plus(by);
            } else {
                state.frozen = state.frozen.plus(by);
            }
        }
        tellListeners();
    }

    /// Stands still from now on, and moves by [#advance] alone.
    public void freeze() {
        synchronized (state) {
            state.frozen = instant();
        }
        tellListeners();
    }

    /// Runs again, from the time that it shows.
    public void run() {
        synchronized (state) {
            if (state.frozen != null) {
                state.ahead = Duration.between(base.instant(), state.frozen);
                state.frozen = null;
            }
        }
        tellListeners();
    }

    public boolean isFrozen() {
        synchronized (state) {
            return state.frozen != null;
        }
    }

    /// Told after each jump, freeze and restart, on the thread that caused it; must be quick.
    void onJump(Runnable listener) {
        state.listeners.add(listener);
    }

    void forget(Runnable listener) {
        state.listeners.remove(listener);
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public SandboxClock withZone(ZoneId other) {
        return new SandboxClock(base, other, state);
    }

    @Override
    public Instant instant() {
        synchronized (state) {
            return state.frozen == null ? base.instant().plus(state.ahead) : state.frozen;
        }
    }

    private void tellListeners() {
        state.listeners.forEach(Runnable::run);
    }
}
