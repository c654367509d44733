package io.mlconnector.asanawriter.operation;

import io.mlconnector.apiclient.ApiFailure;
import io.mlconnector.apiclient.ApiResult;
import io.mlconnector.asana.AsanaClient;
import io.mlconnector.asana.Listing;
import io.mlconnector.asana.Read;
import io.mlconnector.asana.translation.TaskTranslator;
import io.mlconnector.contracts.ConnectionV1.Layout;
import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.command.AsanaCommand.ShowPosting;
import io.mlconnector.domain.link.Link;
import io.mlconnector.domain.work.Field;
import io.mlconnector.domain.work.FieldValue;
import io.mlconnector.serviceruntime.ledger.CallOutcome;
import io.mlconnector.serviceruntime.ledger.Operation;
import io.mlconnector.serviceruntime.ledger.OperationHandler.Links;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a cost item's task shows of its posting: the fields, then one comment. The fields may be written again; the
/// comment carries a marker by which an earlier attempt's is found.
final class ShowPostingStep implements Step<ShowPosting> {
    private final AsanaClient client;
    private final Failures failures;

    ShowPostingStep(AsanaClient client, Failures failures) {
        this.client = client;
        this.failures = failures;
    }

    @Override
    public Draft draft(ShowPosting show, Operation operation, Layout layout, Links links) {
        TaskBodies bodies = new TaskBodies(layout, pair -> links.find(operation.connection(), pair));
        String comment = show.comment() == null ? null : show.comment() + "\n\n" + RequestId.marker(operation);
        return new Draft(
                new Request(Request.Call.UPDATE_TASK, show.taskGid(), bodies.fieldsOnly(show.fields()), comment),
                bodies.missing());
    }

    @Override
    public CallOutcome call(ShowPosting show, Attempt attempt) {
        return show(show, attempt, attempt.intent().attempts() > 1);
    }

    @Override
    public CallOutcome recover(ShowPosting show, Attempt attempt) {
        return show(show, attempt, true);
    }

    private CallOutcome show(ShowPosting show, Attempt attempt, boolean mayBeThere) {
        Request request = attempt.request();
        return switch (client.updateTask(request.gid(), request.bodyText())) {
            case ApiResult.Ok<Read>(var read, var traceId) -> {
                CallOutcome done = done(show, attempt, read, traceId, "");
                yield request.comment() == null
                        ? done
                        : comment(show, attempt, request, request.comment(), mayBeThere, read, done);
            }
            case ApiResult.Failed<Read>(ApiFailure.NotFound _, var _) ->
                new CallOutcome.Done(
                        request.gid(),
                        null,
                        List.of(attempt.gone(quickbooks(attempt), request.gid())),
                        "task " + request.gid() + " was deleted in Asana; nothing is shown on it",
                        Map.of());
            case ApiResult.Failed<Read>(var failure, var _) ->
                failures.ofRepeatable(failure, show, attempt.intent(), attempt.link());
        };
    }

    private CallOutcome comment(
            ShowPosting show,
            Attempt attempt,
            Request request,
            String text,
            boolean mayBeThere,
            Read shown,
            CallOutcome done) {
        if (mayBeThere) {
            switch (client.listStories(request.gid())) {
                case ApiResult.Failed<Listing>(var failure, var _) -> {
                    return failures.ofLookUp(failure, attempt.intent());
                }
                case ApiResult.Ok<Listing>(var stories, var _) -> {
                    String marker = RequestId.marker(attempt.operation());
                    if (stories.items().stream()
                            .anyMatch(story -> story.path("text").asText().contains(marker))) {
                        return done;
                    }
                }
            }
        }
        return switch (client.createStory(request.gid(), text)) {
            case ApiResult.Ok<Read> _ -> done;
            case ApiResult.Failed<Read>(var failure, var traceId) ->
                switch (failure) {
                    // The fields are written; a refused comment does not make that untrue.
                    case ApiFailure.Rejected _, ApiFailure.Forbidden _, ApiFailure.NotFound _ ->
                        done(show, attempt, shown, traceId, "; Asana refused the comment: " + failure.detail());
                    case ApiFailure.Unreachable _,
                            ApiFailure.Unknown _,
                            ApiFailure.RateLimited _,
                            ApiFailure.Unauthorized _,
                            ApiFailure.StaleVersion _,
                            ApiFailure.ServerError _ ->
                        failures.ofCreate(failure, show, attempt.intent(), attempt.link());
                };
        };
    }

    private static CallOutcome done(ShowPosting show, Attempt attempt, Read read, String traceId, String more) {
        // The fields' own answer: what a person changes after it counts as theirs, even before our comment.
        Optional<Instant> modifiedAt = TaskTranslator.findModifiedAt(read.data());
        Link link = attempt.agreed(
                quickbooks(attempt), read.gid(), shownPosting(show, attempt.link()), modifiedAt.orElse(null));
        return new CallOutcome.Done(
                read.gid(),
                modifiedAt.map(Instant::toString).orElse(null),
                List.of(link),
                "showed the posting on task " + read.gid() + more,
                traceId.isEmpty() ? Map.of() : Map.of("asanaRequestId", traceId));
    }

    private static @Nullable EntityRef quickbooks(Attempt attempt) {
        Link link = attempt.link();
        return link == null ? null : link.quickbooks();
    }

    private static @Nullable String shownPosting(ShowPosting show, @Nullable Link previous) {
        if (show.fields().get(Field.POSTING) instanceof FieldValue.Choice(var name)) {
            return name;
        }
        return previous == null ? null : previous.note();
    }
}
