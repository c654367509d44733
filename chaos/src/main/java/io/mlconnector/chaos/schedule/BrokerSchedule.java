package io.mlconnector.chaos.schedule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/// The brokers of three die and freeze, one at a time, while people work; a service dies now and then.
public final class BrokerSchedule {
    /// From one death of a broker to the next: to notice it, to come back, to catch up.
    private static final Duration EACH = Duration.ofSeconds(12);
    private static final Duration COST = Duration.ofSeconds(4);
    private static final int FREEZE_EVERY = 10;
    private static final int SERVICE_EVERY = 5;
    private static final List<Victim> BROKERS = List.of(Victim.BROKER, Victim.BROKER_2, Victim.BROKER_3);
    private static final List<Victim> SERVICES =
            List.of(Victim.QBO_WRITER, Victim.ASANA_WRITER, Victim.ENRICH_SERVICE, Victim.INGEST_SERVICE);

    private BrokerSchedule() {}

    /// How many deaths there is time for.
    public static int fitting(Duration length) {
        return Math.max(1, (int) (length.toMillis() / EACH.toMillis()));
    }

    /// @param brokers that there are
    /// @param deaths of brokers, one for each twelve seconds
    public static Schedule of(long seed, int brokers, int deaths) {
        Random random = new Random(seed);
        List<Schedule.Entry> entries = new ArrayList<>();
        Duration length = EACH.multipliedBy(deaths);
        List<Victim> those = BROKERS.subList(0, brokers);
        for (int i = 0; i < deaths; i++) {
            Duration start = EACH.multipliedBy(i);
            entries.add(after(start, random, new Deed.Kill(pick(random, those), millis(random, 0, 4_000))));
            if (i % FREEZE_EVERY == 0) {
                // Longer than a broker's session: it is given up, and does not know.
                entries.add(after(start, random, new Deed.Freeze(pick(random, those), millis(random, 6_000, 12_000))));
            }
            if (i % SERVICE_EVERY == 0) {
                entries.add(after(start, random, new Deed.Kill(pick(random, SERVICES), millis(random, 0, 2_000))));
            }
        }
        for (int i = 0; i < length.toMillis() / COST.toMillis(); i++) {
            Duration start = COST.multipliedBy(i);
            entries.add(after(start, random, new Deed.EnterCost(i, 100 + random.nextInt(500_000))));
            if (i % 4 == 0) {
                entries.add(after(start, random, new Deed.ChangeVendor(i / 4)));
            }
            if (i % 4 == 3) {
                entries.add(after(start, random, new Deed.ChangeCost(i - 2, 100 + random.nextInt(500_000))));
            }
        }
        entries.sort(Comparator.comparing(Schedule.Entry::at));
        return new Schedule(seed, entries);
    }

    private static Schedule.Entry after(Duration start, Random random, Deed deed) {
        return new Schedule.Entry(start.plus(millis(random, 0, (int) COST.toMillis())), deed);
    }

    private static Duration millis(Random random, int from, int to) {
        return Duration.ofMillis(from + random.nextInt(to - from));
    }

    private static <T> T pick(Random random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
