package io.mlconnector.serviceruntime.reads;

import io.mlconnector.contracts.ReadsV1;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What was read and is not kept yet. Safe for use by many threads.
final class ReadCount {
    private final String connection;
    private final Clock clock;
    private final Map<String, Pending> pending = new HashMap<>();
    /// What was kept last: the topic may not have brought it back yet.
    private final Map<String, Long> kept = new HashMap<>();

    private record Pending(String month, String cause, long reads, Instant from, Instant at) {}

    /// @param row to be kept
    /// @param added how many of its reads were not kept before
    record Due(ReadsV1 row, long added) {}

    ReadCount(String connection, Clock clock) {
        this.connection = connection;
        this.clock = clock;
    }

    /// Which month pays for it. Intuit does not say in which time zone it counts.
    static YearMonth month(Instant at) {
        return YearMonth.from(at.atOffset(ZoneOffset.UTC));
    }

    /// @param reads not negative
    synchronized void add(ReadCause cause, long reads) {
        if (reads == 0) {
            return;
        }
        Instant now = clock.instant();
        String month = month(now).toString();
        pending.merge(
                connection + "/" + month + "/" + cause.id(),
                new Pending(month, cause.id(), reads, now, now),
                (old, more) -> new Pending(month, cause.id(), old.reads + more.reads, old.from, now));
    }

    /// The counts of the month with what came since. What is not [#keep]ed afterwards is handed out again.
    ///
    /// @param known what is kept already, by key
    synchronized List<Due> due(Function<String, Optional<ReadsV1>> known) {
        List<Due> rows = new ArrayList<>();
        pending.forEach((key, one) -> {
            Optional<ReadsV1> before = known.apply(key);
            long base = Math.max(before.map(ReadsV1::reads).orElse(0L), kept.getOrDefault(key, 0L));
            Instant from = before.map(ReadsV1::from).filter(one.from::isAfter).orElse(one.from);
            rows.add(new Due(new ReadsV1(connection, one.month, one.cause, base + one.reads, from, one.at), one.reads));
        });
        return rows;
    }

    /// Kafka has it.
    synchronized void keep(Due due) {
        String key = due.row().key();
        kept.put(key, due.row().reads());
        pending.computeIfPresent(
                key,
                (_, one) -> one.reads <= due.added()
                        ? null
                        : new Pending(one.month, one.cause, one.reads - due.added(), one.from, one.at));
    }
}
