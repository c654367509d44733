package io.mlconnector.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/// A running clock that tests move forward, so that an expired token does not need an hour.
public final class SandboxClock extends Clock {
    private final Clock base;
    private final AtomicReference<Duration> ahead;

    private SandboxClock(Clock base, AtomicReference<Duration> ahead) {
        this.base = base;
        this.ahead = ahead;
    }

    public static SandboxClock system() {
        return new SandboxClock(Clock.system(ZoneOffset.UTC), new AtomicReference<>(Duration.ZERO));
    }

    public void advance(Duration by) {
        ahead.updateAndGet(by::plus);
    }

    @Override
    public ZoneId getZone() {
        return base.getZone();
    }

    @Override
    public SandboxClock withZone(ZoneId zone) {
        return new SandboxClock(base.withZone(zone), ahead);
    }

    @Override
    public Instant instant() {
        return base.instant().plus(ahead.get());
    }
}
