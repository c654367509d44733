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
        if (request.comment() != null && hasNoFields(request)) {
            return tell(show, attempt, request.comment(), mayBeThere);
        }
        return switch (client.updateTask(request.gid(), request.bodyText())) {
            case ApiResult.Ok<Read>(var read, var traceId) -> {
                CallOutcome done = shown(show, attempt, read, traceId, "");
                yield request.comment() == null
                        ? done
                        : comment(show, attempt, request.comment(), mayBeThere, read, done);
            }
            case ApiResult.Failed<Read>(ApiFailure.NotFound _, var _) -> gone(attempt);
            case ApiResult.Failed<Read>(var failure, var _) ->
                failures.ofRepeatable(failure, show, attempt.intent(), attempt.link());
        };
    }

    private static boolean hasNoFields(Request request) {
        return request.body().path("data").path("custom_fields").isEmpty();
    }

    /// Nothing but the comment: the task itself is not written to.
    private CallOutcome tell(ShowPosting show, Attempt attempt, String text, boolean mayBeThere) {
        String gid = attempt.request().gid();
        Link before = attempt.link();
        CallOutcome done =
                done(show, attempt, before == null ? null : before.asanaModifiedAt(), "", "commented on task " + gid);
        Optional<CallOutcome> earlier = mayBeThere ? earlier(attempt, done) : Optional.empty();
        return earlier.orElseGet(() -> switch (client.createStory(gid, text)) {
            case ApiResult.Ok<Read> _ -> done;
            case ApiResult.Failed<Read>(ApiFailure.NotFound _, var _) -> gone(attempt);
            case ApiResult.Failed<Read>(var failure, var _) ->
                failures.ofCreate(failure, show, attempt.intent(), attempt.link());
        });
    }

    private CallOutcome comment(
            ShowPosting show, Attempt attempt, String text, boolean mayBeThere, Read shown, CallOutcome done) {
        Optional<CallOutcome> earlier = mayBeThere ? earlier(attempt, done) : Optional.empty();
        return earlier.orElseGet(() -> switch (client.createStory(shown.gid(), text)) {
            case ApiResult.Ok<Read> _ -> done;
            case ApiResult.Failed<Read>(var failure, var traceId) ->
                switch (failure) {
                    // The fields are written; a refused comment does not make that untrue.
                    case ApiFailure.Rejected _, ApiFailure.Forbidden _, ApiFailure.NotFound _ ->
                        shown(show, attempt, shown, traceId, "; Asana refused the comment: " + failure.detail());
                    case ApiFailure.Unreachable _,
                            ApiFailure.Unknown _,
                            ApiFailure.RateLimited _,
                            ApiFailure.Unauthorized _,
                            ApiFailure.StaleVersion _,
                            ApiFailure.ServerError _ ->
                        failures.ofCreate(failure, show, attempt.intent(), attempt.link());
                };
        });
    }

    /// What is to be said when an earlier attempt's comment is there, or cannot be looked for; empty when it is not.
    private Optional<CallOutcome> earlier(Attempt attempt, CallOutcome done) {
        String marker = RequestId.marker(attempt.operation());
        return switch (client.listStories(attempt.request().gid())) {
            case ApiResult.Failed<Listing>(ApiFailure.NotFound _, var _) -> Optional.of(gone(attempt));
            case ApiResult.Failed<Listing>(var failure, var _) ->
                Optional.of(failures.ofLookUp(failure, attempt.intent()));
            case ApiResult.Ok<Listing>(var stories, var _) ->
                stories.items().stream()
                                .anyMatch(story -> story.path("text").asText().contains(marker))
                        ? Optional.of(done)
                        : Optional.empty();
        };
    }

    private static CallOutcome gone(Attempt attempt) {
        String gid = attempt.request().gid();
        return new CallOutcome.Done(
                gid,
                null,
                List.of(attempt.gone(quickbooks(attempt), gid)),
                "task " + gid + " was deleted in Asana; nothing is shown on it",
                Map.of());
    }

    private static CallOutcome shown(ShowPosting show, Attempt attempt, Read read, String traceId, String more) {
        // The fields' own answer: what a person changes after it counts as theirs, even before our comment.
        Instant modifiedAt = TaskTranslator.findModifiedAt(read.data()).orElse(null);
        return done(show, attempt, modifiedAt, traceId, "showed the posting on task " + read.gid() + more);
    }

    private static CallOutcome done(
            ShowPosting show, Attempt attempt, @Nullable Instant modifiedAt, String traceId, String detail) {
        String gid = attempt.request().gid();
        Link link = attempt.agreed(quickbooks(attempt), gid, shownPosting(show, attempt.link()), modifiedAt);
        return new CallOutcome.Done(
                gid,
                modifiedAt == null ? null : modifiedAt.toString(),
                List.of(link),
                detail,
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
