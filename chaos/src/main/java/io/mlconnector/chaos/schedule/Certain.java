package io.mlconnector.chaos.schedule;

import io.mlconnector.chaos.schedule.Schedule.Entry;
import io.mlconnector.serviceruntime.crash.CrashPoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// What happens in every run, whatever the lots are: each crash point of both writers, each fault at a write of the
/// connector, a writer that is shut out, and webhooks that are lost, doubled and out of order.
final class Certain {
    static final List<Victim> WRITERS = List.of(Victim.ASANA_WRITER, Victim.QBO_WRITER);

    /// With an id of the request; people's browsers send none.
    private static final String BILLS = "POST /v3/company/*/bill?**requestid=**";
    /// With the fields that the connector asks for; people ask for none when they write.
    private static final String NEW_TASKS = "POST /api/1.0/tasks?opt_fields=**";

    private static final String TASKS = "PUT /api/1.0/tasks/*?opt_fields=**";

    private static final List<String> AT_BILLS = List.of(
            "error-before",
            "error-after",
            "drop-before",
            "drop-after",
            "truncate",
            "html-before",
            "html-after",
            "fault-200",
            "throttle",
            "stale-token");
    private static final List<String> AT_NEW_TASKS = List.of("drop-after", "error-after", "truncate");
    private static final List<String> AT_TASKS =
            List.of("error-before", "error-after", "drop-before", "html-after", "throttle", "stale-token");
    /// Calls between two faults of one kind of call: a write that failed comes again, and shall not fail for ever.
    private static final int BETWEEN = 3;
    private static final int CHAIN = 4;
    private static final int EXTRA_TASKS = 3;

    private Certain() {}

    static List<Entry> of(Random random, Intensity intensity) {
        List<Entry> entries = new ArrayList<>();
        Duration length = intensity.length();
        for (Victim writer : WRITERS) {
            entries.addAll(crashes(random, intensity, writer));
        }
        Victim usurped = WRITERS.get(random.nextInt(WRITERS.size()));
        entries.add(new Entry(part(length, 25 + random.nextInt(20)), new Deed.Usurp(usurped)));
        entries.addAll(sweeps(random, length));
        entries.addAll(strikes(random, Side.QUICKBOOKS, BILLS, AT_BILLS));
        entries.addAll(strikes(random, Side.ASANA, NEW_TASKS, AT_NEW_TASKS));
        entries.addAll(strikes(random, Side.ASANA, TASKS, AT_TASKS));
        List<String> kinds = Deed.Misbehave.OF_WEBHOOKS;
        for (int i = 0; i < kinds.size(); i++) {
            Duration from = part(length, 20 + 20 * i + random.nextInt(15));
            entries.add(new Entry(from, new Deed.Misbehave(Side.QUICKBOOKS, kinds.get(i), 100, Duration.ofSeconds(8))));
            for (int change = 1; change <= 3; change++) {
                entries.add(new Entry(from.plusSeconds(change), new Deed.ChangeVendor(random.nextInt(5))));
            }
        }
        return entries;
    }

    /// Second tasks, and deaths in the middle of their removal and of looking for others.
    private static List<Entry> sweeps(Random random, Duration length) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < EXTRA_TASKS; i++) {
            Duration from = part(length, 30 + 20 * i + random.nextInt(10));
            entries.add(new Entry(from, new Deed.DoubleTask(i)));
            for (Victim writer : WRITERS) {
                entries.add(new Entry(
                        from.plus(part(length, 5)),
                        new Deed.Sweep(writer, Duration.ofMillis(100 + random.nextInt(1_500)))));
            }
        }
        return entries;
    }

    /// Some lives in a row, twice: between them there is time for other deaths.
    private static List<Entry> crashes(Random random, Intensity intensity, Victim writer) {
        List<Entry> entries = new ArrayList<>();
        int rounds = intensity.crashesPerPoint();
        for (int round = 0; round < rounds; round++) {
            List<CrashPoint> points = new ArrayList<>(List.of(CrashPoint.values()));
            Collections.shuffle(points, random);
            Duration from = intensity.length().multipliedBy(round).dividedBy(rounds);
            Duration each = intensity.length().dividedBy(rounds);
            entries.add(new Entry(
                    from.plus(part(each, random.nextInt(10))), new Deed.Crash(writer, points.subList(0, CHAIN))));
            entries.add(new Entry(
                    from.plus(part(each, 45 + random.nextInt(15))),
                    new Deed.Crash(writer, points.subList(CHAIN, points.size()))));
        }
        return entries;
    }

    private static List<Entry> strikes(Random random, Side side, String where, List<String> kinds) {
        List<String> order = new ArrayList<>(kinds);
        Collections.shuffle(order, random);
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            entries.add(new Entry(Duration.ZERO, new Deed.Strike(side, where, order.get(i), 2 + BETWEEN * i)));
        }
        return entries;
    }

    private static Duration part(Duration whole, int percent) {
        return whole.multipliedBy(percent).dividedBy(100);
    }
}
