package io.mlconnector.serviceruntime.ledger;

import io.mlconnector.contracts.LedgerEntryV1;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.serviceruntime.kafka.TopicPublisher;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/// What the writer of one partition does next: pure, without Kafka, threads or clocks of its own. See
/// [the package][io.mlconnector.serviceruntime.ledger] for the protocol.
///
/// ```
///  arrives --> known in the ledger? --DONE, REJECTED, PARKED--> skipped
///     |             | INTENT of an earlier process: wait out its lease, then recover
///     v             v
///  frozen --> INTENT committed --> call or recover --Done / Rejected / Parked--> outcome with the offset
///                 ^                     |
///                 +-- again, same bytes +-- RetryLater (not executed), Unknown (found out by recover)
/// ```
///
/// Whether a connection may be called at all is its [Gate]'s to say.
///
/// What a turn decided is taken as committed at once: when its transaction fails, this whole object is thrown away and
/// made anew from the topics.
final class PartitionFlow {
    private final WriterSettings settings;
    private final OperationHandler handler;
    private final LedgerView ledger;
    private final LinksView links;
    private final Bookkeeping books;
    private final Gates gates;
    private final Settlement settlement;
    private final Map<String, Pending> calling = new HashMap<>();
    private final List<Arrival.Unreadable> unreadable = new ArrayList<>();
    private final Map<String, CallOutcome> finished = new LinkedHashMap<>();

    /// Without jitter.
    PartitionFlow(WriterSettings settings, OperationHandler handler, LedgerView ledger, LinksView links) {
        this(settings, handler, ledger, links, () -> 0L);
    }

    /// @param random for the jitter of waits
    PartitionFlow(
            WriterSettings settings,
            OperationHandler handler,
            LedgerView ledger,
            LinksView links,
            RandomGenerator random) {
        this.settings = settings;
        this.handler = handler;
        this.ledger = ledger;
        this.links = links;
        this.books = new Bookkeeping(settings, ledger, links);
        this.gates = new Gates(random);
        this.settlement = new Settlement(books, gates, random);
    }

    /// @param nowNanos monotonic, as everywhere here
    void arrive(Arrival arrival, long nowNanos) {
        books.offsets().arrived(arrival.offset());
        switch (arrival) {
            case Arrival.Unreadable letter -> unreadable.add(letter);
            case Arrival.Command(var record, var operation) ->
                books.queues().add(new Pending(record, TopicPublisher.origin(record), operation, nowNanos));
        }
    }

    void finish(String operation, CallOutcome outcome) {
        finished.put(operation, outcome);
    }

    /// Commands that are held, whether they wait or are under way.
    int pending() {
        return books.offsets().open();
    }

    int callsUnderWay() {
        return calling.size();
    }

    /// Plain sentences about connections that nothing is sent to for now.
    List<String> shutOff() {
        return gates.shutOff();
    }

    /// When something waits for a time to come; empty when only an arrival or an outcome can bring news.
    OptionalLong nextDueNanos() {
        if (!hasRoom()) {
            return OptionalLong.empty();
        }
        return gates.earliest(books.queues().waitingHeads());
    }

    /// @param startCalls false while the partition is given up: outcomes are still written, nothing new begins
    Turn turn(long nowNanos, Instant now, boolean startCalls) {
        Turn turn = new Turn();
        unreadable.forEach(letter -> books.unreadable(turn, letter, now));
        unreadable.clear();
        finished.forEach((operation, outcome) -> settle(turn, operation, outcome, nowNanos, now));
        finished.clear();
        if (startCalls) {
            advance(turn, nowNanos, now);
        }
        turn.offset(books.offsets().committable());
        return turn;
    }

    private void advance(Turn turn, long nowNanos, Instant now) {
        Map<ConnectionId, List<Pending>> held = new LinkedHashMap<>();
        for (String target : books.queues().targets()) {
            boolean more = true;
            while (more && hasRoom()) {
                Pending head = books.queues().head(target).orElse(null);
                more = head != null && !head.calling && head.isDue(nowNanos) && passes(turn, head, held, nowNanos, now);
            }
        }
        held.forEach((connection, heads) -> {
            Gate gate = gates.of(connection, nowNanos);
            if (gate.isShutOff() && gate.lets(nowNanos)) {
                // One more than may be under way otherwise: the other connections must not keep it from trying.
                Gates.trials(gate, heads).findFirst().ifPresent(head -> go(turn, head, nowNanos, now));
            }
        });
    }

    private boolean hasRoom() {
        return calling.size() < settings.parallelCalls();
    }

    /// @param held what its connection's gate holds is added here
    /// @return true when the head is gone and the next one of its target may be looked at
    private boolean passes(Turn turn, Pending head, Map<ConnectionId, List<Pending>> held, long nowNanos, Instant now) {
        if (!head.lookedUp) {
            head.lookedUp = true;
            LedgerEntryV1 known = ledger.find(head.operation.key()).orElse(null);
            if (known != null) {
                // A row that was made again from a mark may not know its content: it is done, whatever it was.
                if (!known.payloadHash().isEmpty()
                        && !known.payloadHash().equals(head.operation.command().hash())) {
                    if (UsedKey.isOvertaken(handler, head, known)) {
                        books.superseded(turn, head, UsedKey.OVERTAKEN, now);
                    } else {
                        books.keyReused(turn, head, known, now);
                    }
                    return true;
                }
                if (!known.isOpen()) {
                    books.skipped(turn, head, known, now);
                    return true;
                }
                if (inherit(head, known, nowNanos, now)) {
                    return false;
                }
            }
        }
        if (head.intent == null && books.queues().isFollowedByItself(head)) {
            // What was decided last is what is meant. After an intent it is too late: its bytes may have been sent.
            books.superseded(turn, head, "Replaced by a later command of the same operation", now);
            return true;
        }
        Gate gate = gates.of(head.connection(), nowNanos);
        if (gate.isShutOff() || !gate.lets(nowNanos)) {
            held.computeIfAbsent(head.connection(), _ -> new ArrayList<>()).add(head);
            return false;
        }
        return go(turn, head, nowNanos, now);
    }

    /// An intent of an earlier process: its call may still be executed until its lease and the vendor's own time are
    /// over.
    ///
    /// @return whether it has to wait for that
    private boolean inherit(Pending head, LedgerEntryV1 known, long nowNanos, Instant now) {
        head.intent = known;
        head.recover = true;
        if (known.notAfter() == null || settings.settling().isZero()) {
            return false;
        }
        Duration wait = Duration.between(now, known.notAfter().plus(settings.settling()));
        // Clocks of two machines may disagree; never wait longer than a whole lease and its settling.
        Duration most = settings.lease().plus(settings.settling());
        Duration bounded = wait.compareTo(most) > 0 ? most : wait;
        if (bounded.isNegative() || bounded.isZero()) {
            return false;
        }
        head.dueNanos = nowNanos + bounded.toNanos();
        return true;
    }

    /// @return true when the head is gone and the next one of its target may be looked at
    private boolean go(Turn turn, Pending head, long nowNanos, Instant now) {
        if (head.intent != null) {
            start(turn, head, Entries.again(head.intent, now.plus(settings.lease())), nowNanos, now);
            return false;
        }
        Duration rest = books.restOf(turn, head, now);
        if (!rest.isZero()) {
            head.dueNanos = nowNanos + rest.toNanos();
            return false;
        }
        return begin(turn, head, nowNanos, now);
    }

    private boolean begin(Turn turn, Pending head, long nowNanos, Instant now) {
        String requestId = handler.requestId(head.operation);
        OperationHandler.Frozen frozen;
        try {
            frozen = handler.freeze(head.operation, links);
        } catch (RuntimeException e) {
            books.notPrepared(turn, head, e, now);
            return true;
        }
        return switch (frozen) {
            case OperationHandler.Frozen.Payload(var text) -> {
                Instant notAfter = now.plus(settings.lease());
                LedgerEntryV1 intent = Entries.intent(head.operation, requestId, text, head.source, now, notAfter);
                start(turn, head, intent, nowNanos, now);
                yield false;
            }
            case OperationHandler.Frozen.NotYet(var after, var why, var trouble) -> {
                head.dueNanos = nowNanos + after.toNanos();
                if (trouble != Trouble.NONE) {
                    settlement.notBegun(turn, head, new Gate.Answer(trouble, after, why), nowNanos, now);
                } else if (!head.toldToWait) {
                    head.toldToWait = true;
                    turn.add(books.reports().waiting(head.operation, why, head.source, now));
                }
                yield false;
            }
            case OperationHandler.Frozen.Superseded(var why) -> {
                books.superseded(turn, head, why, now);
                yield true;
            }
            case OperationHandler.Frozen.Refused(var refusal) -> {
                books.refusedUnsent(turn, head, requestId, refusal, now);
                yield true;
            }
        };
    }

    private void start(Turn turn, Pending head, LedgerEntryV1 intent, long nowNanos, Instant now) {
        gates.of(head.connection(), nowNanos).started(head.operation.key(), head.intent == null);
        head.intent = intent;
        head.calling = true;
        calling.put(head.operation.key(), head);
        books.intend(turn, head, intent, now);
        turn.add(new Turn.Start(head.operation, intent, head.recover));
    }

    private void settle(Turn turn, String operation, CallOutcome outcome, long nowNanos, Instant now) {
        Pending head = calling.remove(operation);
        if (head == null || head.intent == null) {
            throw new IllegalStateException("an outcome of a call that was not started: " + operation);
        }
        head.calling = false;
        settlement.settle(turn, head, head.intent, outcome, nowNanos, now);
    }
}
