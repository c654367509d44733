package io.mlconnector.serviceruntime.crash;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Which crash points are armed in this process. `MLC_CRASH_POINTS` holds them as `name=nth[:freeze-ms]`, separated by
/// commas: the process halts at the nth pass of that point, without any clean-up, as by `kill -9`; with a time it
/// stands still there instead, as by a long garbage collection. Without the variable a point costs one comparison.
final class Crashes {
    private static final Logger LOG = Logger.getLogger(Crashes.class);

    static final String VARIABLE = "MLC_CRASH_POINTS";
    /// What the operating system reports for SIGKILL, so that nobody mistakes it for a clean end.
    static final int EXIT = 137;

    static final Crashes ARMED = of(System.getenv(VARIABLE), Crashes::halt);

    private final Map<CrashPoint, Armed> armed;
    private final Consumer<CrashPoint> death;

    /// @param nth 1 for the first pass
    /// @param freezeMillis 0 to die
    record Armed(int nth, long freezeMillis) {}

    private final Map<CrashPoint, Integer> passes = new EnumMap<>(CrashPoint.class);

    private Crashes(Map<CrashPoint, Armed> armed, Consumer<CrashPoint> death) {
        this.armed = armed;
        this.death = death;
    }

    /// @throws IllegalArgumentException naming what is not understood
    static Crashes of(@Nullable String text, Consumer<CrashPoint> death) {
        Map<CrashPoint, Armed> armed = new EnumMap<>(CrashPoint.class);
        if (text != null && !text.isBlank()) {
            for (String part : text.split(",", -1)) {
                String[] sides = part.strip().split("[=:]", -1);
                if (sides.length < 2 || sides.length > 3 || !sides[1].matches("[1-9][0-9]{0,5}")) {
                    throw new IllegalArgumentException(VARIABLE + ": '" + part + "' is not name=nth[:freeze-ms]");
                }
                long freeze = sides.length == 3 && sides[2].matches("[0-9]{1,6}") ? Long.parseLong(sides[2]) : 0;
                armed.put(point(sides[0]), new Armed(Integer.parseInt(sides[1]), freeze));
            }
        }
        return new Crashes(armed, death);
    }

    private static CrashPoint point(String name) {
        for (CrashPoint point : CrashPoint.values()) {
            if (point.text().equals(name.toLowerCase(Locale.ROOT))) {
                return point;
            }
        }
        throw new IllegalArgumentException(VARIABLE + ": there is no crash point '" + name + "'");
    }

    void pass(CrashPoint point) {
        Armed here = armed.get(point);
        if (here == null) {
            return;
        }
        int pass;
        synchronized (passes) {
            pass = passes.merge(point, 1, Integer::sum);
        }
        if (pass != here.nth()) {
            return;
        }
        if (here.freezeMillis() > 0) {
            LOG.warnf("crash-point %s freezes for %d ms", point.text(), here.freezeMillis());
            LockSupport.parkNanos(here.freezeMillis() * 1_000_000);
        } else if (point == CrashPoint.DURING_CALL) {
            // Somewhere between the first byte of the request and the last byte of the answer.
            long wait = new Random(here.nth()).nextLong(1, 25);
            Thread.ofPlatform().daemon().start(() -> {
                LockSupport.parkNanos(wait * 1_000_000);
                death.accept(point);
            });
        } else {
            death.accept(point);
        }
    }

    private static void halt(CrashPoint point) {
        LOG.warnf("crash-point %s reached", point.text());
        Runtime.getRuntime().halt(EXIT);
    }
}
