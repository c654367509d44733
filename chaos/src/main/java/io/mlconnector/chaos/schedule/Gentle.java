package io.mlconnector.chaos.schedule;

import io.mlconnector.chaos.schedule.Schedule.Entry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/// Schedules in which nobody dies by force.
public final class Gentle {
    private static final int LOST_PERCENT = 5;
    private static final int DOUBLED_PERCENT = 50;
    private static final int REORDERED_PERCENT = 30;
    private static final int COPIES = 3;
    private static final Duration WARM = Duration.ofMinutes(5);

    private Gentle() {}

    /// Webhooks are lost, doubled and out of order all the time, and at the end all that were delivered come
    /// three times more, shuffled.
    public static Schedule webhooks(long seed, Duration length) {
        Random random = new Random(seed);
        List<Entry> entries = people(random, length);
        for (Side side : Side.values()) {
            entries.add(new Entry(Duration.ZERO, new Deed.Misbehave(side, "lose", LOST_PERCENT, length)));
            entries.add(new Entry(Duration.ZERO, new Deed.Misbehave(side, "double", DOUBLED_PERCENT, length)));
            entries.add(new Entry(Duration.ZERO, new Deed.Misbehave(side, "reorder", REORDERED_PERCENT, length)));
            entries.add(new Entry(length, new Deed.Redeliver(side, COPIES)));
        }
        return sorted(seed, entries);
    }

    /// All services are restarted, one after the other, several times.
    public static Schedule rolling(long seed, Duration length, int rounds) {
        List<Entry> entries = people(new Random(seed), length);
        entries.add(new Entry(Duration.ofSeconds(2), new Deed.Roll(rounds)));
        return sorted(seed, entries);
    }

    /// Nothing but work; memory is measured when all is warm, after five minutes or a third of the time, and in the
    /// end.
    public static Schedule endurance(long seed, Duration length) {
        List<Entry> entries = people(new Random(seed), length);
        Duration third = length.dividedBy(3);
        entries.add(new Entry(third.compareTo(WARM) < 0 ? third : WARM, new Deed.Measure()));
        entries.add(new Entry(length, new Deed.Measure()));
        return sorted(seed, entries);
    }

    private static List<Entry> people(Random random, Duration length) {
        List<Entry> entries = new ArrayList<>();
        int costs = (int) Math.max(20, length.toSeconds());
        for (int i = 0; i < costs; i++) {
            entries.add(at(random, length, new Deed.EnterCost(i, 100 + random.nextInt(500_000))));
            if (i % 3 == 0) {
                entries.add(at(random, length, new Deed.ChangeVendor(random.nextInt(1 + i / 6))));
            }
            if (i % 4 == 0) {
                entries.add(at(random, length, new Deed.PayBill(i)));
            }
            if (i % 4 == 1) {
                entries.add(at(random, length, new Deed.ChangeCost(i, 100 + random.nextInt(500_000))));
            }
            if (i % 16 == 3) {
                entries.add(at(random, length, new Deed.ChangeBill(i, 100 + random.nextInt(500_000))));
            }
        }
        return entries;
    }

    private static Entry at(Random random, Duration length, Deed deed) {
        return new Entry(Duration.ofMillis(random.nextLong(length.toMillis())), deed);
    }

    private static Schedule sorted(long seed, List<Entry> entries) {
        entries.sort(Comparator.comparing(Entry::at));
        return new Schedule(seed, entries);
    }
}
