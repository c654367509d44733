package io.mlconnector.qbowriter;

import io.mlconnector.apiclient.ApiFailure;
import io.mlconnector.apiclient.ApiResult;
import io.mlconnector.contracts.Json;
import io.mlconnector.contracts.LedgerEntryV1;
import io.mlconnector.contracts.LedgerEntryV1.Reason;
import io.mlconnector.contracts.QboCommandV1;
import io.mlconnector.contracts.UnreadableException;
import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.domain.command.QboCommand;
import io.mlconnector.domain.command.QboCommand.PostBill;
import io.mlconnector.domain.command.QboCommand.PostJournalEntry;
import io.mlconnector.domain.command.QboCommand.UpdateBill;
import io.mlconnector.domain.link.Link;
import io.mlconnector.quickbooks.QuickBooksClient;
import io.mlconnector.quickbooks.translation.BillBody;
import io.mlconnector.quickbooks.translation.JournalEntryBody;
import io.mlconnector.serviceruntime.ledger.CallOutcome;
import io.mlconnector.serviceruntime.ledger.Operation;
import io.mlconnector.serviceruntime.ledger.OperationHandler;
import io.mlconnector.serviceruntime.ledger.Trouble;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Posts bills and journal entries. Recovery repeats the same `requestid` with the same bytes, because QuickBooks
/// answers that without executing anything; how long it remembers is not published, so that an intent older than an
/// hour is looked for by its marker first.
public final class QboOperationHandler implements OperationHandler {
    static final Duration REQUEST_ID_TRUSTED_FOR = Duration.ofHours(1);
    private static final Duration BEFORE_CONNECTED = Duration.ofSeconds(1);
    private static final String NOT_CONNECTED = "the QuickBooks company is not connected just now";
    private static final String DUPLICATE_NUMBER = "6140";

    private final QuickBooksClients clients;
    private final Consumer<Set<Integer>> onAssigned;
    private final PostingDifferences differences;
    private final Clock clock;

    /// @param onAssigned told which partitions are ours, for the owner of the tokens
    QboOperationHandler(
            QuickBooksClients clients, Consumer<Set<Integer>> onAssigned, PostingDifferences differences, Clock clock) {
        this.clients = clients;
        this.onAssigned = onAssigned;
        this.differences = differences;
        this.clock = clock;
    }

    @Override
    public Operation decode(ConnectionId connection, byte[] value) {
        QboCommandV1 command = Json.read(value, QboCommandV1.class);
        boolean incomplete = Stream.of(
                        command.connection(),
                        command.kind(),
                        command.pair(),
                        command.operation(),
                        command.hash(),
                        command.basis(),
                        command.task(),
                        command.bookDate())
                .anyMatch(Objects::isNull);
        if (incomplete) {
            throw new UnreadableException(
                    "a command without connection, kind, pair, operation, hash, basis, task or" + " bookDate", null);
        }
        if (!command.connection().equals(connection.value())
                || !command.operation().startsWith(connection.value() + "/")) {
            throw new UnreadableException("a command of another connection than its key says", null);
        }
        return new Operation(connection, command.pair(), "asana/Task/" + command.task(), command.toDomain());
    }

    @Override
    public Frozen freeze(Operation operation, Links links) {
        if (clients.find(operation.connection()).isEmpty()) {
            return new Frozen.NotYet(BEFORE_CONNECTED, NOT_CONNECTED, Trouble.UNAUTHORIZED);
        }
        QboCommand command = command(operation);
        Optional<Link> item = links.find(operation.connection(), command.pair());
        if (command instanceof UpdateBill update) {
            return freeze(operation.connection(), update, item);
        }
        if (item.isPresent() && item.get().state() != Link.State.REJECTED) {
            // The last guard before money moves: whatever was decided, and on what, one cost is one posting.
            return new Frozen.Superseded("The cost of task " + command.taskGid() + " is posted already"
                    + (item.get().quickbooks() == null
                            ? ""
                            : " as " + item.get().quickbooks())
                    + "; nothing is posted again");
        }
        try {
            return new Frozen.Payload(
                    switch (command) {
                        case UpdateBill update -> BillUpdate.frozen(operation.connection(), update);
                        case PostBill bill -> BillBody.of(bill);
                        case PostJournalEntry entry -> JournalEntryBody.of(entry);
                    });
        } catch (IllegalArgumentException e) {
            Reason reason = new Reason("amount-precision", "This item cannot be posted: " + e.getMessage() + ".");
            return new Frozen.Refused(new CallOutcome.Rejected(
                    reason, List.of(CostItemLinks.refused(operation.connection(), command, reason, links)), Map.of()));
        }
    }

    /// An update that was decided before the last outcome knew other values than there are.
    private static Frozen freeze(ConnectionId connection, UpdateBill update, Optional<Link> item) {
        boolean current = item.filter(link -> link.state() == Link.State.AGREED
                        && link.revision() == update.revision()
                        && new EntityRef(EntityType.BILL, update.billId()).equals(link.quickbooks()))
                .isPresent();
        return current
                ? new Frozen.Payload(BillUpdate.frozen(connection, update))
                : new Frozen.Superseded("The change of task " + update.taskGid()
                        + " was decided before something else became of its bill; it is decided anew");
    }

    @Override
    public String requestId(Operation operation) {
        return RequestId.of(operation.key());
    }

    @Override
    public CallOutcome call(Operation operation, LedgerEntryV1 intent, Links links) {
        if (command(operation) instanceof UpdateBill) {
            return update(operation, intent, links);
        }
        // A later attempt of an old intent may follow one whose outcome is unknown.
        return intent.attempts() > 1
                ? recover(operation, intent, links)
                : clients.find(operation.connection())
                        .map(client -> post(client, operation, intent, links))
                        .orElseGet(() -> notConnected(intent));
    }

    @Override
    public CallOutcome recover(Operation operation, LedgerEntryV1 intent, Links links) {
        if (command(operation) instanceof UpdateBill) {
            return update(operation, intent, links);
        }
        Optional<QuickBooksClient> client = clients.find(operation.connection());
        if (client.isEmpty()) {
            return notConnected(intent);
        }
        Duration age = Duration.between(intent.intendedAt(), clock.instant());
        if (age.compareTo(REQUEST_ID_TRUSTED_FOR) <= 0) {
            return post(client.get(), operation, intent, links);
        }
        return switch (PostedDocument.find(client.get(), command(operation))) {
            case PostedDocument.Search.Found found -> adopted(operation, found, links);
            case PostedDocument.Search.Absent _ -> post(client.get(), operation, intent, links);
            case PostedDocument.Search.NotKnown(var failure) -> FailureOutcomes.whileLookingFor(failure, intent);
        };
    }

    /// A person may change a cost until its posting is known. What was frozen is posted; the rest is told on the task,
    /// or becomes an update.
    @Override
    public boolean isDecidedAnew(Operation operation) {
        return switch (command(operation)) {
            case PostBill _, PostJournalEntry _ -> true;
            // Its key says the content.
            case UpdateBill _ -> false;
        };
    }

    @Override
    public void assigned(Set<Integer> partitions, Links links) {
        onAssigned.accept(Set.copyOf(partitions));
    }

    /// Reads before it writes, every time: a first attempt and a recovery are the same.
    private CallOutcome update(Operation operation, LedgerEntryV1 intent, Links links) {
        return clients.find(operation.connection())
                .map(client -> new BillUpdate(client, operation.connection(), intent, links).run())
                .orElseGet(() -> notConnected(intent));
    }

    private CallOutcome post(QuickBooksClient client, Operation operation, LedgerEntryV1 intent, Links links) {
        QboCommand command = command(operation);
        return switch (client.create(type(command), intent.payload(), intent.requestId())) {
            case ApiResult.Ok(var written, var traceId) -> {
                PostedDocument document = PostedDocument.of(command, written.entity());
                differences.look(command, document);
                yield document.done("created", operation.connection(), command, links, trace(traceId));
            }
            case ApiResult.Failed(ApiFailure.Rejected(var code, var _, var _), var _)
            when code.equals(DUPLICATE_NUMBER) -> ours(client, operation, intent, links);
            case ApiResult.Failed(var failure, var traceId) ->
                FailureOutcomes.of(failure, operation.connection(), command, intent, links, trace(traceId));
        };
    }

    private CallOutcome ours(QuickBooksClient client, Operation operation, LedgerEntryV1 intent, Links links) {
        QboCommand command = command(operation);
        return switch (PostedDocument.find(client, command)) {
            case PostedDocument.Search.Found found -> adopted(operation, found, links);
            case PostedDocument.Search.Absent _ ->
                FailureOutcomes.of(
                        new ApiFailure.Rejected(DUPLICATE_NUMBER, "the number is taken", null),
                        operation.connection(),
                        command,
                        intent,
                        links,
                        Map.of());
            case PostedDocument.Search.NotKnown(var failure) -> FailureOutcomes.whileLookingFor(failure, intent);
        };
    }

    private CallOutcome adopted(Operation operation, PostedDocument.Search.Found found, Links links) {
        differences.look(command(operation), found.document());
        return found.document()
                .done(
                        "found by its marker:",
                        operation.connection(),
                        command(operation),
                        links,
                        found.others().isEmpty() ? Map.of() : Map.of("duplicates", String.join(",", found.others())));
    }

    private static EntityType type(QboCommand command) {
        return switch (command) {
            case PostBill _, UpdateBill _ -> EntityType.BILL;
            case PostJournalEntry _ -> EntityType.JOURNAL_ENTRY;
        };
    }

    private static QboCommand command(Operation operation) {
        if (operation.command() instanceof QboCommand command) {
            return command;
        }
        throw new IllegalArgumentException("not a command to QuickBooks: " + operation.key());
    }

    private static Map<String, String> trace(String traceId) {
        return traceId.isEmpty() ? Map.of() : Map.of("intuitTid", traceId);
    }

    /// Says nothing about an earlier attempt: what was unknown stays unknown.
    private static CallOutcome notConnected(LedgerEntryV1 intent) {
        return new CallOutcome.RetryLater(FailureOutcomes.tokenWait(intent), NOT_CONNECTED, Trouble.UNAUTHORIZED);
    }
}
