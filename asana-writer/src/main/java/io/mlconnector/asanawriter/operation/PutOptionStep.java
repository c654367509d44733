package io.mlconnector.asanawriter.operation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.apiclient.ApiFailure;
import io.mlconnector.apiclient.ApiResult;
import io.mlconnector.asana.AsanaClient;
import io.mlconnector.asana.Read;
import io.mlconnector.asana.translation.FieldGids;
import io.mlconnector.asana.wire.AsanaJson;
import io.mlconnector.asanawriter.operation.FieldOptions.Option;
import io.mlconnector.asanawriter.provision.Layouts;
import io.mlconnector.contracts.ConnectionV1.Layout;
import io.mlconnector.domain.command.AsanaCommand.PutOption;
import io.mlconnector.domain.link.Link;
import io.mlconnector.domain.link.Pair;
import io.mlconnector.serviceruntime.ledger.CallOutcome;
import io.mlconnector.serviceruntime.ledger.Operation;
import io.mlconnector.serviceruntime.ledger.OperationHandler.Links;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The option that stands for a QuickBooks list entity. Asana neither deletes options nor keeps their names unique, so
/// a creation looks for a free option of that name first and adopts it.
final class PutOptionStep implements Step<PutOption> {
    private final AsanaClient client;
    private final FieldOptions options;
    private final Failures failures;

    PutOptionStep(AsanaClient client, FieldOptions options, Failures failures) {
        this.client = client;
        this.options = options;
        this.failures = failures;
    }

    @Override
    public Draft draft(PutOption put, Operation operation, Layout layout, Links links) {
        String fieldGid = Layouts.fieldGid(layout, put.field())
                .orElseThrow(() -> new IllegalStateException("the layout has no field " + put.field()));
        String gid = links.find(operation.connection(), put.pair())
                .filter(link -> link.state() != Link.State.GONE)
                .map(Link::asanaGid)
                .orElse(put.optionGid());
        ObjectNode root = AsanaJson.object();
        ObjectNode data = root.putObject("data").put("name", put.name()).put("enabled", put.enabled());
        if (gid == null) {
            data.put("color", "none");
        }
        return new Draft(
                gid == null
                        ? new Request(Request.Call.CREATE_OPTION, fieldGid, root)
                        : new Request(Request.Call.UPDATE_OPTION, gid, root),
                List.of());
    }

    @Override
    public CallOutcome call(PutOption put, Attempt attempt) {
        Request request = attempt.request();
        return request.call() == Request.Call.CREATE_OPTION
                ? createUnlessThere(put, attempt, request, options.list(request.gid()))
                : update(put, attempt, request.gid(), request, "updated option %s");
    }

    @Override
    public CallOutcome recover(PutOption put, Attempt attempt) {
        Request request = attempt.request();
        if (request.call() != Request.Call.CREATE_OPTION) {
            return update(put, attempt, request.gid(), request, "updated option %s");
        }
        ApiResult<List<Option>> known = options.read(request.gid());
        return known instanceof ApiResult.Failed<List<Option>>(var failure, var _)
                ? failures.ofLookUp(failure, attempt.intent())
                : createUnlessThere(put, attempt, request, known);
    }

    private CallOutcome createUnlessThere(
            PutOption put, Attempt attempt, Request request, ApiResult<List<Option>> known) {
        return switch (known) {
            case ApiResult.Failed<List<Option>>(var failure, var _) ->
                failures.ofRead(failure, put, attempt.intent(), attempt.link());
            case ApiResult.Ok<List<Option>>(var list, var _) -> {
                Optional<Option> free = list.stream()
                        .filter(option -> option.name().equals(put.name()))
                        .filter(option -> !option.name().equals(FieldGids.NO_ENTITY))
                        .filter(option -> isFree(option, put, attempt))
                        .findFirst();
                if (free.isPresent()) {
                    yield free.get().enabled() == put.enabled()
                            ? done(put, attempt, free.get().gid(), "found option %s of that name", "")
                            : update(put, attempt, free.get().gid(), request, "found option %s of that name");
                }
                if (list.size() >= FieldOptions.MAX_OPTIONS) {
                    yield new CallOutcome.RetryLater(
                            Failures.FOR_A_PERSON,
                            "the field " + put.field().displayName() + " holds " + list.size()
                                    + " options, disabled ones included; Asana takes no more than "
                                    + FieldOptions.MAX_OPTIONS);
                }
                yield create(put, attempt, request);
            }
        };
    }

    private CallOutcome create(PutOption put, Attempt attempt, Request request) {
        return switch (client.createEnumOption(request.gid(), request.bodyText())) {
            case ApiResult.Ok<Read>(var read, var traceId) -> {
                options.written(request.gid(), Option.of(read.data()));
                yield done(put, attempt, read.gid(), "created option %s", traceId);
            }
            case ApiResult.Failed<Read>(var failure, var _) -> {
                options.forget(request.gid());
                yield failures.ofCreate(failure, put, attempt.intent(), attempt.link());
            }
        };
    }

    private CallOutcome update(PutOption put, Attempt attempt, String gid, Request request, String sentence) {
        ObjectNode body = AsanaJson.object();
        body.putObject("data")
                .put("name", request.body().path("data").path("name").asText())
                .put("enabled", request.body().path("data").path("enabled").asBoolean());
        return switch (client.updateEnumOption(gid, AsanaJson.write(body))) {
            case ApiResult.Ok<Read>(var _, var traceId) -> {
                if (request.call() == Request.Call.CREATE_OPTION) {
                    options.written(request.gid(), new Option(gid, put.name(), put.enabled()));
                }
                yield done(put, attempt, gid, sentence, traceId);
            }
            case ApiResult.Failed<Read>(ApiFailure.NotFound _, var _) ->
                new CallOutcome.Done(
                        gid,
                        null,
                        List.of(attempt.gone(put.source(), gid)),
                        "option " + gid + " is no longer there in Asana",
                        Map.of());
            case ApiResult.Failed<Read>(var failure, var _) ->
                failures.ofRepeatable(failure, put, attempt.intent(), attempt.link());
        };
    }

    /// An option is never taken over from another entity.
    private static boolean isFree(Option option, PutOption put, Attempt attempt) {
        return attempt.findLink(Pair.optionGid(option.gid()))
                .map(owner -> owner.state() == Link.State.GONE || put.source().equals(owner.quickbooks()))
                .orElse(true);
    }

    private static CallOutcome done(PutOption put, Attempt attempt, String gid, String sentence, String traceId) {
        return new CallOutcome.Done(
                gid,
                null,
                List.of(attempt.agreed(put.source(), gid, put.name(), null), reverse(put, attempt, gid)),
                sentence.formatted(gid),
                traceId.isEmpty() ? Map.of() : Map.of("asanaRequestId", traceId));
    }

    /// The same link found from the other side: what a person picked in Asana is known by its gid only.
    private static Link reverse(PutOption put, Attempt attempt, String gid) {
        String pair = Pair.optionGid(gid);
        @Nullable Link previous = attempt.findLink(pair).orElse(null);
        return new Link(
                pair,
                put.source(),
                gid,
                Link.State.AGREED,
                previous == null ? 1 : previous.revision() + 1,
                put.hash(),
                put.name(),
                null);
    }
}
