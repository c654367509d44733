package io.mlconnector.chaos.schedule;

import io.mlconnector.chaos.proxy.Direction;
import io.mlconnector.chaos.proxy.Toxic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/// Connections are slow, starved, silent, cut and reset while people work; no process dies.
public final class NetworkSchedule {
    private static final Duration EACH = Duration.ofSeconds(4);
    private static final Duration COST = Duration.ofSeconds(3);

    private NetworkSchedule() {}

    /// @param length holds a toxic for each four seconds
    public static Schedule of(long seed, Duration length) {
        Random random = new Random(seed);
        List<Schedule.Entry> entries =
                new ArrayList<>(toxics(random, length, (int) (length.toMillis() / EACH.toMillis())));
        for (int i = 0; i < length.toMillis() / COST.toMillis(); i++) {
            Duration at = COST.multipliedBy(i);
            entries.add(new Schedule.Entry(at, new Deed.EnterCost(i, 100 + random.nextInt(500_000))));
            if (i % 3 == 0) {
                entries.add(new Schedule.Entry(at, new Deed.ChangeVendor(i / 3)));
            }
            if (i % 3 == 2) {
                entries.add(new Schedule.Entry(at, new Deed.ChangeCost(i - 2, 100 + random.nextInt(500_000))));
            }
        }
        entries.sort(Comparator.comparing(Schedule.Entry::at));
        return new Schedule(seed, entries);
    }

    /// Every kind once before any comes twice, each link as often as the others, spread over the time.
    static List<Schedule.Entry> toxics(Random random, Duration length, int count) {
        List<Schedule.Entry> entries = new ArrayList<>();
        List<Toxic> kinds = new ArrayList<>();
        List<Link> links = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (kinds.isEmpty()) {
                kinds.addAll(kinds(random));
                Collections.shuffle(kinds, random);
            }
            if (links.isEmpty()) {
                links.addAll(List.of(Link.values()));
                Collections.shuffle(links, random);
            }
            Duration at = length.multipliedBy(i).dividedBy(count).plusMillis(random.nextInt(1_000));
            Duration time = Duration.ofMillis(2_000 + random.nextInt(8_000));
            entries.add(new Schedule.Entry(at, new Deed.Toxify(links.removeLast(), kinds.removeLast(), time)));
        }
        return entries;
    }

    private static List<Toxic> kinds(Random random) {
        Direction direction = random.nextBoolean() ? Direction.UPSTREAM : Direction.DOWNSTREAM;
        return List.of(
                new Toxic.Latency(Duration.ofMillis(50 + random.nextInt(500)), Duration.ofMillis(50)),
                new Toxic.Bandwidth(2_000 + random.nextInt(20_000)),
                new Toxic.Timeout(),
                new Toxic.ResetPeer(),
                new Toxic.LimitData(direction, 1 + random.nextInt(3_000)),
                new Toxic.Partition(direction),
                new Toxic.SlowClose(Duration.ofMillis(500 + random.nextInt(3_000))));
    }
}
