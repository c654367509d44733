package io.mlconnector.asanawriter.operation;

import io.mlconnector.apiclient.ApiFailure;
import io.mlconnector.apiclient.ApiResult;
import io.mlconnector.asana.AsanaClient;
import io.mlconnector.asana.Read;
import io.mlconnector.asana.translation.TaskTranslator;
import io.mlconnector.asanawriter.provision.Layouts;
import io.mlconnector.contracts.ConnectionV1.Layout;
import io.mlconnector.domain.command.AsanaCommand.Home;
import io.mlconnector.domain.command.AsanaCommand.PutTask;
import io.mlconnector.domain.link.Link;
import io.mlconnector.domain.link.Pair;
import io.mlconnector.serviceruntime.ledger.CallOutcome;
import io.mlconnector.serviceruntime.ledger.Operation;
import io.mlconnector.serviceruntime.ledger.OperationHandler.Links;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The task of a mirrored record. An update does the same when it is repeated; a creation with an unknown outcome is
/// looked for first.
final class PutTaskStep implements Step<PutTask> {
    /// Our clock and Asana's need not agree when we ask what was created since the intent.
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private final AsanaClient client;
    private final Layouts layouts;
    private final Failures failures;

    PutTaskStep(AsanaClient client, Layouts layouts, Failures failures) {
        this.client = client;
        this.layouts = layouts;
        this.failures = failures;
    }

    @Override
    public Draft draft(PutTask put, Operation operation, Layout layout, Links links) {
        TaskBodies bodies = new TaskBodies(layout, pair -> links.find(operation.connection(), pair));
        String gid = links.find(operation.connection(), put.pair())
                .filter(link -> link.state() != Link.State.GONE)
                .map(Link::asanaGid)
                .orElse(put.taskGid());
        Request request = gid == null
                ? new Request(
                        Request.Call.CREATE_TASK,
                        null,
                        bodies.create(put, project(put.home(), layout), RequestId.of(operation)))
                : new Request(Request.Call.UPDATE_TASK, gid, bodies.update(put));
        return new Draft(request, bodies.missing());
    }

    private static String project(Home home, Layout layout) {
        return switch (home) {
            case Home.InProject(var gid) -> gid;
            case Home.InDirectory(var directory) -> {
                String gid = layout.directories().get(directory);
                if (gid == null) {
                    throw new IllegalStateException("the layout has no project " + directory.displayName());
                }
                yield gid;
            }
        };
    }

    @Override
    public CallOutcome call(PutTask put, Attempt attempt) {
        Request request = attempt.request();
        return request.call() == Request.Call.CREATE_TASK
                ? create(put, attempt, request)
                : update(put, attempt, request);
    }

    @Override
    public CallOutcome recover(PutTask put, Attempt attempt) {
        Request request = attempt.request();
        if (request.call() != Request.Call.CREATE_TASK) {
            return update(put, attempt, request);
        }
        return switch (lookUp(attempt, request)) {
            case ApiResult.Ok<Optional<Read>>(var found, var traceId) ->
                found.isPresent()
                        ? done(put, attempt, found.get(), "found task %s, which an earlier attempt created", traceId)
                        : create(put, attempt, request);
            case ApiResult.Failed<Optional<Read>>(var failure, var _) -> failures.ofLookUp(failure, attempt.intent());
        };
    }

    private CallOutcome create(PutTask put, Attempt attempt, Request request) {
        return switch (client.createTask(request.bodyText())) {
            case ApiResult.Ok<Read>(var read, var traceId) -> done(put, attempt, read, "created task %s", traceId);
            case ApiResult.Failed<Read>(var failure, var _) ->
                failures.ofCreate(failure, put, attempt.intent(), attempt.link());
        };
    }

    private CallOutcome update(PutTask put, Attempt attempt, Request request) {
        return switch (client.updateTask(request.gid(), request.bodyText())) {
            case ApiResult.Ok<Read>(var read, var traceId) -> done(put, attempt, read, "updated task %s", traceId);
            case ApiResult.Failed<Read>(ApiFailure.NotFound _, var _) ->
                new CallOutcome.Done(
                        request.gid(),
                        null,
                        List.of(attempt.gone(put.source(), request.gid())),
                        "task " + request.gid() + " was deleted in Asana; it is not created again",
                        Map.of());
            case ApiResult.Failed<Read>(var failure, var _) ->
                failures.ofRepeatable(failure, put, attempt.intent(), attempt.link());
        };
    }

    /// By the external id; where Asana does not offer that to this token, by our fields in the target project.
    private ApiResult<Optional<Read>> lookUp(Attempt attempt, Request request) {
        String external = attempt.intent().requestId();
        return switch (client.fetchTaskByExternal(external)) {
            case ApiResult.Ok<Read>(var read, var traceId) -> new ApiResult.Ok<>(Optional.of(read), traceId);
            case ApiResult.Failed<Read>(var failure, var traceId) ->
                switch (failure) {
                    case ApiFailure.NotFound _, ApiFailure.Rejected _, ApiFailure.Forbidden _ ->
                        inProject(attempt, request);
                    case ApiFailure.Unreachable _,
                            ApiFailure.Unknown _,
                            ApiFailure.RateLimited _,
                            ApiFailure.Unauthorized _,
                            ApiFailure.StaleVersion _,
                            ApiFailure.ServerError _ -> new ApiResult.Failed<>(failure, traceId);
                };
        };
    }

    private ApiResult<Optional<Read>> inProject(Attempt attempt, Request request) {
        Optional<CreatedTask> wanted =
                layouts.find(attempt.operation().connection()).flatMap(layout -> CreatedTask.of(request, layout));
        if (wanted.isEmpty()) {
            return new ApiResult.Ok<>(Optional.empty(), "");
        }
        String project = request.body().path("data").path("projects").path(0).asText();
        Instant since = attempt.intent().intendedAt().minus(CLOCK_SKEW);
        return client.listTasks(project, since)
                .map(listing -> listing.items().stream()
                        .filter(wanted.get()::isHeldBy)
                        // A cost item that shows its own bill has the bill's id and page, and is a person's task.
                        .filter(task -> attempt.findLink(
                                        Pair.shown(task.path("gid").asText()))
                                .isEmpty())
                        .map(task -> new Read(task, listing.readAt()))
                        .findFirst());
    }

    private static CallOutcome done(PutTask put, Attempt attempt, Read read, String sentence, String traceId) {
        String gid = read.gid();
        Optional<Instant> modifiedAt = TaskTranslator.findModifiedAt(read.data());
        return new CallOutcome.Done(
                gid,
                modifiedAt.map(Instant::toString).orElse(null),
                List.of(attempt.agreed(put.source(), gid, null, modifiedAt.orElse(null))),
                sentence.formatted(gid),
                traceId.isEmpty() ? Map.of() : Map.of("asanaRequestId", traceId));
    }
}
