package io.mlconnector.asanawriter.operation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.apiclient.ApiFailure;
import io.mlconnector.apiclient.ApiResult;
import io.mlconnector.asana.AsanaClient;
import io.mlconnector.asana.FieldHolder;
import io.mlconnector.asana.Listing;
import io.mlconnector.asana.Read;
import io.mlconnector.asana.wire.AsanaJson;
import io.mlconnector.asanawriter.provision.Layouts;
import io.mlconnector.contracts.ConnectionV1.Layout;
import io.mlconnector.domain.command.AsanaCommand.LinkProject;
import io.mlconnector.domain.work.Field;
import io.mlconnector.serviceruntime.ledger.CallOutcome;
import io.mlconnector.serviceruntime.ledger.Operation;
import io.mlconnector.serviceruntime.ledger.OperationHandler.Links;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Our fields on a linked project, and a webhook. Looks first and adds only what is missing, so it may be repeated.
final class LinkProjectStep implements Step<LinkProject> {
    private final AsanaClient client;
    private final ProjectWebhooks webhooks;
    private final Failures failures;

    LinkProjectStep(AsanaClient client, ProjectWebhooks webhooks, Failures failures) {
        this.client = client;
        this.webhooks = webhooks;
        this.failures = failures;
    }

    @Override
    public Draft draft(LinkProject link, Operation operation, Layout layout, Links links) {
        ObjectNode body = AsanaJson.object();
        ArrayNode fields = body.putArray("custom_fields");
        for (Field field : Field.OF_LINKED_PROJECT) {
            Layouts.fieldGid(layout, field).ifPresent(fields::add);
        }
        return new Draft(new Request(Request.Call.LINK_PROJECT, link.projectGid(), body), List.of());
    }

    @Override
    public CallOutcome call(LinkProject link, Attempt attempt) {
        Request request = attempt.request();
        FieldHolder project = new FieldHolder.OfProject(request.gid());
        Set<String> present = new HashSet<>();
        switch (client.listCustomFieldSettings(project)) {
            case ApiResult.Failed<Listing>(ApiFailure.NotFound _, var _) -> {
                return gone(attempt, request.gid());
            }
            case ApiResult.Failed<Listing>(var failure, var _) -> {
                return failures.ofRead(failure, link, attempt.intent(), attempt.link());
            }
            case ApiResult.Ok<Listing>(var settings, var _) ->
                settings.items()
                        .forEach(setting -> present.add(
                                setting.path("custom_field").path("gid").asText()));
        }
        int added = 0;
        for (var field : request.body().path("custom_fields")) {
            if (!present.contains(field.asText())) {
                if (client.addCustomFieldSetting(project, field.asText())
                        instanceof ApiResult.Failed<Read>(var failure, var _)) {
                    return failures.ofRepeatable(failure, link, attempt.intent(), attempt.link());
                }
                added++;
            }
        }
        webhooks.want(attempt.operation().connection(), request.gid());
        return new CallOutcome.Done(
                request.gid(),
                null,
                List.of(attempt.agreed(null, request.gid(), null, null)),
                "put " + added + " fields on project " + request.gid(),
                Map.of());
    }

    @Override
    public CallOutcome recover(LinkProject link, Attempt attempt) {
        return call(link, attempt);
    }

    private static CallOutcome gone(Attempt attempt, String gid) {
        return new CallOutcome.Done(
                gid,
                null,
                List.of(attempt.gone(null, gid)),
                "project " + gid + " is no longer there, or not visible to the connector",
                Map.of());
    }
}
