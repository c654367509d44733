package io.mlconnector.asanawriter.operation;

import io.mlconnector.asana.AsanaClient;
import io.mlconnector.asanawriter.provision.Layouts;
import io.mlconnector.contracts.AsanaCommandV1;
import io.mlconnector.contracts.ConnectionV1.Layout;
import io.mlconnector.contracts.Json;
import io.mlconnector.contracts.LedgerEntryV1;
import io.mlconnector.contracts.UnreadableException;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.domain.command.AsanaCommand;
import io.mlconnector.domain.command.AsanaCommand.LinkProject;
import io.mlconnector.domain.command.AsanaCommand.PutOption;
import io.mlconnector.domain.command.AsanaCommand.PutTask;
import io.mlconnector.domain.command.AsanaCommand.RemoveTask;
import io.mlconnector.domain.command.AsanaCommand.ShowPosting;
import io.mlconnector.domain.link.Link;
import io.mlconnector.serviceruntime.ledger.CallOutcome;
import io.mlconnector.serviceruntime.ledger.Operation;
import io.mlconnector.serviceruntime.ledger.OperationHandler;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/// Carries out the commands to Asana.
public final class AsanaOperationHandler implements OperationHandler {
    private static final Duration BEFORE_LAYOUT = Duration.ofSeconds(1);
    private static final Duration BEFORE_OPTION = Duration.ofMillis(500);

    private final Layouts layouts;
    private final Patience patience;
    private final Failures failures;
    private final BiConsumer<Set<Integer>, Links> assignment;
    private final PutTaskStep tasks;
    private final ShowPostingStep postings;
    private final PutOptionStep options;
    private final LinkProjectStep projects;
    private final RemoveTaskStep removals;

    /// @param recoveryMargin how long after a call without an answer Asana may still execute it
    public record Settings(Duration optionPatience, Duration recoveryMargin) {
        public static final Settings DEFAULT = new Settings(Duration.ofSeconds(60), Duration.ofSeconds(10));
    }

    /// @param assignment told which partitions are ours
    public AsanaOperationHandler(
            AsanaClient client,
            Layouts layouts,
            ProjectWebhooks webhooks,
            BiConsumer<Set<Integer>, Links> assignment,
            Settings settings,
            Clock clock) {
        this.layouts = layouts;
        this.assignment = assignment;
        this.patience = new Patience(settings.optionPatience(), clock);
        this.failures = new Failures(settings.recoveryMargin());
        this.tasks = new PutTaskStep(client, layouts, failures);
        this.postings = new ShowPostingStep(client, failures);
        this.options = new PutOptionStep(client, new FieldOptions(client, clock), failures);
        this.projects = new LinkProjectStep(client, webhooks, failures);
        this.removals = new RemoveTaskStep(client, failures);
    }

    @Override
    public Operation decode(ConnectionId connection, byte[] value) {
        AsanaCommandV1 wire = Json.read(value, AsanaCommandV1.class);
        if (!connection.value().equals(wire.connection())) {
            throw new UnreadableException("a command of another connection than its key says", null);
        }
        AsanaCommand command = wire.toDomain();
        return new Operation(connection, target(command), record(command), command);
    }

    /// The options of one field are created one after the other: two creations at once could make the same option
    /// twice. An option that is there goes its own way, also while the field is full and the creations wait.
    private static String target(AsanaCommand command) {
        return switch (command) {
            case PutOption option when option.optionGid() == null -> "options/" + option.field();
            case PutOption option -> option.pair();
            case PutTask _, ShowPosting _, LinkProject _, RemoveTask _ -> command.pair();
        };
    }

    private static String record(AsanaCommand command) {
        return switch (command) {
            case PutTask put -> "quickbooks/" + put.source();
            case PutOption put -> "quickbooks/" + put.source();
            case ShowPosting show -> "asana/Task/" + show.taskGid();
            case RemoveTask remove -> "quickbooks/" + remove.source();
            case LinkProject link -> "asana/Project/" + link.projectGid();
        };
    }

    @Override
    public Frozen freeze(Operation operation, Links links) {
        Optional<Layout> layout = layouts.find(operation.connection());
        if (layout.isEmpty()) {
            return new Frozen.NotYet(BEFORE_LAYOUT, "the fields and projects in Asana are not in place yet");
        }
        Optional<Link> known =
                links.find(operation.connection(), operation.command().pair());
        if (known.isPresent() && DecidedOn.isOlder(operation.command().key(), known.get())) {
            return new Frozen.Superseded("Decided on revision "
                    + DecidedOn.revision(operation.command().key()).orElse(0) + " of "
                    + operation.command().pair() + ", which was written since; nothing is written");
        }
        Step.Draft draft = switch (command(operation)) {
            case PutTask put -> tasks.draft(put, operation, layout.get(), links);
            case ShowPosting show -> postings.draft(show, operation, layout.get(), links);
            case PutOption put -> options.draft(put, operation, layout.get(), links);
            case RemoveTask remove -> removals.draft(remove, operation, layout.get(), links);
            case LinkProject link -> projects.draft(link, operation, layout.get(), links);
        };
        if (!draft.missing().isEmpty() && !patience.isOver(operation.key())) {
            return new Frozen.NotYet(BEFORE_OPTION, "waits for " + String.join(", ", draft.missing()));
        }
        patience.forget(operation.key());
        return new Frozen.Payload(draft.request().payload());
    }

    @Override
    public String requestId(Operation operation) {
        return RequestId.of(operation);
    }

    @Override
    public CallOutcome call(Operation operation, LedgerEntryV1 intent, Links links) {
        Attempt attempt = new Attempt(operation, intent, links);
        return switch (command(operation)) {
            case PutTask put -> tasks.call(put, attempt);
            case ShowPosting show -> postings.call(show, attempt);
            case PutOption put -> options.call(put, attempt);
            case RemoveTask remove -> removals.call(remove, attempt);
            case LinkProject link -> projects.call(link, attempt);
        };
    }

    @Override
    public CallOutcome recover(Operation operation, LedgerEntryV1 intent, Links links) {
        Attempt attempt = new Attempt(operation, intent, links);
        return switch (command(operation)) {
            case PutTask put -> tasks.recover(put, attempt);
            case ShowPosting show -> postings.recover(show, attempt);
            case PutOption put -> options.recover(put, attempt);
            case RemoveTask remove -> removals.recover(remove, attempt);
            case LinkProject link -> projects.recover(link, attempt);
        };
    }

    @Override
    public void assigned(Set<Integer> partitions, Links links) {
        assignment.accept(partitions, links);
    }

    private static AsanaCommand command(Operation operation) {
        return (AsanaCommand) operation.command();
    }
}
