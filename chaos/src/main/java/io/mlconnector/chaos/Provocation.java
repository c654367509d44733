package io.mlconnector.chaos;

import io.mlconnector.chaos.fleet.Fleet;
import io.mlconnector.chaos.fleet.PointsHit;
import io.mlconnector.chaos.schedule.Victim;
import io.mlconnector.serviceruntime.crash.CrashPoint;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Lets the next lives of a writer end at crash points, one life for each, and gives it work until they have.
final class Provocation {
    /// For one point: to start, to get work, to die.
    private static final Duration MOST = Duration.ofMinutes(2);
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration BETWEEN_WORK = Duration.ofSeconds(3);

    private final Fleet fleet;
    private final ExtraWork work;

    Provocation(Fleet fleet, ExtraWork work) {
        this.fleet = fleet;
        this.work = work;
    }

    /// @param points each once
    /// @throws IllegalStateException naming the point that was not reached in time
    void run(Victim writer, List<CrashPoint> points) throws InterruptedException, IOException {
        Map<String, Long> before = hits(writer);
        points.forEach(point -> fleet.arm(writer, point, 1));
        fleet.kill(writer, Duration.ZERO);
        for (CrashPoint point : points) {
            String name = writer.id() + " " + point.text();
            await(writer, name, before.getOrDefault(name, 0L));
        }
    }

    private void await(Victim writer, String name, long before) throws InterruptedException {
        long deadline = System.nanoTime() + MOST.toNanos();
        long worked = System.nanoTime();
        while (hits(writer).getOrDefault(name, 0L) <= before) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(name + " was not reached within " + MOST.toSeconds() + " s");
            }
            if (System.nanoTime() - worked > BETWEEN_WORK.toNanos()) {
                work.of(writer);
                worked = System.nanoTime();
            }
            Thread.sleep(LOOK);
        }
    }

    private Map<String, Long> hits(Victim writer) {
        return PointsHit.in(List.of(fleet.log(writer)));
    }
}
