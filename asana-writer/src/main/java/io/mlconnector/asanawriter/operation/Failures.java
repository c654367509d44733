package io.mlconnector.asanawriter.operation;

import io.mlconnector.apiclient.ApiFailure;
import io.mlconnector.contracts.LedgerEntryV1;
import io.mlconnector.contracts.LedgerEntryV1.Reason;
import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.command.AsanaCommand;
import io.mlconnector.domain.command.Command;
import io.mlconnector.domain.command.QboCommand;
import io.mlconnector.domain.link.Link;
import io.mlconnector.domain.work.Field;
import io.mlconnector.serviceruntime.ledger.CallOutcome;
import io.mlconnector.serviceruntime.ledger.Trouble;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Turns a failed call into what happens next. Availability never becomes a dead letter; a refusal is told once and
/// not tried again until the command changes.
final class Failures {
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final Duration WITHOUT_HINT = Duration.ofSeconds(15);
    /// How often something that a person has to put right is looked at, at least.
    static final Duration FOR_A_PERSON = Duration.ofMinutes(15);

    private static final Duration FIRST_LOOK = Duration.ofSeconds(15);
    /// About a day of looks.
    static final int MOST_LOOKS_FOR_A_FIELD = 100;

    /// What Asana says when a field or an option that the command names is not there (any more), or is disabled.
    private static final Pattern MISSING = Pattern.compile(
            "not on given object|unknown object|not a recognized id|option is disabled", Pattern.CASE_INSENSITIVE);

    private static final int MAX_DOUBLINGS = 6;

    private final Duration margin;

    /// @param margin how long after a call without an answer Asana may still execute it. The loop waits out what an
    ///     earlier process may have sent
    Failures(Duration margin) {
        this.margin = margin;
    }

    /// Of a write that does the same when it is repeated.
    CallOutcome ofRepeatable(ApiFailure failure, Command command, LedgerEntryV1 intent, @Nullable Link link) {
        return failure.mayHaveBeenExecuted()
                ? new CallOutcome.Unknown(backoff(intent), failure.detail(), Trouble.of(failure))
                : ofRefused(failure, command, intent, link);
    }

    /// Of a write that makes a second object when it is repeated.
    CallOutcome ofCreate(ApiFailure failure, Command command, LedgerEntryV1 intent, @Nullable Link link) {
        return failure.mayHaveBeenExecuted()
                ? new CallOutcome.Unknown(margin, failure.detail(), Trouble.of(failure))
                : ofRefused(failure, command, intent, link);
    }

    /// Of a read: nothing was written by it.
    CallOutcome ofRead(ApiFailure failure, Command command, LedgerEntryV1 intent, @Nullable Link link) {
        return failure.mayHaveBeenExecuted()
                ? new CallOutcome.RetryLater(backoff(intent), failure.detail(), Trouble.of(failure))
                : ofRefused(failure, command, intent, link);
    }

    /// Of a read while an earlier write's outcome is still not known: it stays so.
    CallOutcome ofLookUp(ApiFailure failure, LedgerEntryV1 intent) {
        Duration after = failure instanceof ApiFailure.RateLimited limited ? hint(limited) : backoff(intent);
        return new CallOutcome.Unknown(after, failure.detail(), Trouble.of(failure));
    }

    private CallOutcome ofRefused(ApiFailure failure, Command command, LedgerEntryV1 intent, @Nullable Link link) {
        return switch (failure) {
            case ApiFailure.Unreachable _, ApiFailure.StaleVersion _ ->
                new CallOutcome.RetryLater(backoff(intent), failure.detail(), Trouble.of(failure));
            case ApiFailure.RateLimited limited ->
                new CallOutcome.RetryLater(hint(limited), failure.detail(), Trouble.of(failure));
            // The token is the connection's, not the command's: nothing else would fare better, so it waits.
            case ApiFailure.Unauthorized _ ->
                new CallOutcome.RetryLater(WITHOUT_HINT, failure.detail(), Trouble.of(failure));
            // Somebody will give the access, the plan or the object back; a look now and then notices it by itself.
            case ApiFailure.Forbidden(var code, var detail) ->
                new CallOutcome.RetryLater(
                        forAPerson(intent),
                        (code.equals("402") ? "not in the plan of this Asana workspace: " : "no access: ") + detail);
            case ApiFailure.NotFound(var detail) -> new CallOutcome.RetryLater(forAPerson(intent), detail);
            // A field or an option may come back, from the trash or onto the project; after a day its values are
            // refused, so that later ones are not held for ever. Nothing is made anew here.
            case ApiFailure.Rejected(var _, var detail, var _)
            when isMissing(detail) && intent.attempts() < MOST_LOOKS_FOR_A_FIELD ->
                new CallOutcome.RetryLater(forAPerson(intent), missing(command, detail));
            case ApiFailure.Rejected(var code, var detail, var _) -> rejected(command, link, code, detail);
            case ApiFailure.Unknown _, ApiFailure.ServerError _ ->
                new CallOutcome.Unknown(backoff(intent), failure.detail(), Trouble.of(failure));
        };
    }

    private static CallOutcome rejected(Command command, @Nullable Link link, String code, String detail) {
        Link refused = new Link(
                command.pair(),
                source(command, link),
                link == null ? null : link.asanaGid(),
                Link.State.REJECTED,
                (link == null ? 0 : link.revision()) + 1,
                command.hash(),
                detail,
                link == null ? null : link.asanaModifiedAt());
        return new CallOutcome.Rejected(
                new Reason("refused-by-asana", detail), List.of(refused), Map.of("status", code));
    }

    private static @Nullable EntityRef source(Command command, @Nullable Link link) {
        return switch (command) {
            case AsanaCommand.PutTask put -> put.source();
            case AsanaCommand.PutOption put -> put.source();
            case AsanaCommand.RemoveTask remove -> remove.source();
            case AsanaCommand.ShowPosting _, AsanaCommand.LinkProject _, QboCommand _ ->
                link == null ? null : link.quickbooks();
        };
    }

    private static Duration hint(ApiFailure.RateLimited limited) {
        return limited.retryAfter() == null ? WITHOUT_HINT : limited.retryAfter();
    }

    /// Soon at first, then every [#FOR_A_PERSON].
    static Duration forAPerson(LedgerEntryV1 intent) {
        int doublings = Math.clamp(intent.attempts() - 1, 0, MAX_DOUBLINGS);
        Duration wait = FIRST_LOOK.multipliedBy(1L << doublings);
        return wait.compareTo(FOR_A_PERSON) > 0 ? FOR_A_PERSON : wait;
    }

    private static boolean isMissing(String detail) {
        return MISSING.matcher(detail).find();
    }

    private static String missing(Command command, String detail) {
        return switch (command) {
            case AsanaCommand.PutTask put ->
                "a field of the task of " + put.source() + " is missing ("
                        + names(put.fields().keySet()) + "): " + detail;
            case AsanaCommand.ShowPosting show ->
                "a field of task " + show.taskGid() + " is missing ("
                        + names(show.fields().keySet()) + "): " + detail;
            case AsanaCommand.PutOption put ->
                "the field " + put.field().displayName() + " or its option is missing: " + detail;
            case AsanaCommand.RemoveTask remove -> "the task of " + remove.source() + " lacks a field: " + detail;
            case AsanaCommand.LinkProject link -> "a field of project " + link.projectGid() + " is missing: " + detail;
            case QboCommand _ -> detail;
        };
    }

    private static String names(Set<Field> fields) {
        return fields.stream().map(Field::displayName).sorted().collect(Collectors.joining(", "));
    }

    static Duration backoff(LedgerEntryV1 intent) {
        int doublings = Math.clamp(intent.attempts() - 1, 0, MAX_DOUBLINGS);
        Duration wait = FIRST_WAIT.multipliedBy(1L << doublings);
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }
}
