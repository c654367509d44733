package io.mlconnector.chaos.schedule;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/// Everything that happens in a run, in the order of its times. The same seed and intensity give the same schedule.
public record Schedule(long seed, List<Entry> entries) {
    /// A door that is never open for long gets no webhooks that could be lost; one who is never there for long does not
    /// take a dead one's place in the group. The writers die at their crash points as well.
    private static final List<Victim> VICTIMS = List.of(
            Victim.ENRICH_SERVICE,
            Victim.ENRICH_SERVICE,
            Victim.INGEST_SERVICE,
            Victim.ASANA_WRITER,
            Victim.QBO_WRITER);
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final List<String> FAULTS = List.of(
            "error-before",
            "error-after",
            "drop-before",
            "drop-after",
            "truncate",
            "html-after",
            "throttle",
            "stale-token",
            "lose",
            "double",
            "reorder");

    public Schedule {
        entries = List.copyOf(entries);
    }

    public record Entry(Duration at, Deed deed) {}

    public static Schedule of(long seed, Intensity intensity) {
        Random random = new Random(seed);
        List<Entry> entries = new ArrayList<>();
        long length = intensity.length().toMillis();
        for (int i = 0; i < intensity.costs(); i++) {
            entries.add(at(random, length, new Deed.EnterCost(i, 100 + random.nextInt(500_000))));
            if (random.nextInt(4) == 0) {
                entries.add(at(random, length, new Deed.ChangeVendor(random.nextInt(1 + i / 3))));
            }
            if (random.nextInt(4) == 0) {
                entries.add(at(random, length, new Deed.PayBill(i)));
            }
            if (random.nextInt(3) == 0) {
                entries.add(at(random, length, new Deed.ChangeCost(i, 100 + random.nextInt(500_000))));
            }
            if (random.nextInt(12) == 0) {
                entries.add(at(random, length, new Deed.ChangeBill(i, 100 + random.nextInt(500_000))));
            }
        }
        for (int i = 0; i < intensity.kills(); i++) {
            Victim victim = pick(random, VICTIMS);
            entries.add(at(random, length, new Deed.Kill(victim, millis(random, 0, 2_000))));
        }
        if (intensity.crashesPerPoint() > 0) {
            entries.addAll(Certain.of(random, intensity));
        }
        for (int i = 0; i < intensity.freezes(); i++) {
            Victim victim = pick(random, Certain.WRITERS);
            // Longer than a session: somebody else takes the partition meanwhile, if there is one.
            entries.add(at(random, length, new Deed.Freeze(victim, millis(random, 2_000, 14_000))));
        }
        for (int i = 0; i < intensity.brokerKills(); i++) {
            entries.add(at(random, length, new Deed.Kill(Victim.BROKER, millis(random, 500, 3_000))));
        }
        for (int i = 0; i < intensity.misbehaviours(); i++) {
            Side side = random.nextBoolean() ? Side.QUICKBOOKS : Side.ASANA;
            String kind = pick(random, FAULTS);
            entries.add(at(
                    random,
                    length,
                    new Deed.Misbehave(side, kind, 10 + random.nextInt(60), millis(random, 3_000, 15_000))));
        }
        for (Side side : Side.values()) {
            entries.add(at(random, length, new Deed.Redeliver(side, 1 + random.nextInt(3))));
        }
        if (intensity.length().compareTo(LONG) >= 0) {
            freezeForLong(random, length, entries);
        }
        entries.sort(Comparator.comparing(Entry::at));
        return new Schedule(seed, entries);
    }

    /// Everybody once, and each writer for longer than a session and a lease: it comes back as one who was given up.
    private static void freezeForLong(Random random, long length, List<Entry> entries) {
        for (Victim writer : List.of(Victim.ASANA_WRITER, Victim.QBO_WRITER)) {
            // Early enough to be over when the storm is.
            entries.add(at(random, length / 2, new Deed.Freeze(writer, millis(random, 65_000, 80_000))));
        }
        for (Victim other : List.of(Victim.BROKER, Victim.ENRICH_SERVICE, Victim.INGEST_SERVICE)) {
            entries.add(at(random, length, new Deed.Freeze(other, millis(random, 6_000, 14_000))));
        }
    }

    /// The same for the same schedule: two runs with one seed can be told to have had the same.
    public String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            entries.forEach(entry -> digest.update((entry + "\n").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static <T> T pick(Random random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static Entry at(Random random, long length, Deed deed) {
        return new Entry(Duration.ofMillis(random.nextLong(length)), deed);
    }

    private static Duration millis(Random random, int from, int to) {
        return Duration.ofMillis(from + random.nextInt(to - from));
    }
}
