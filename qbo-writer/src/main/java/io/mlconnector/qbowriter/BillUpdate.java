package io.mlconnector.qbowriter;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.apiclient.ApiFailure;
import io.mlconnector.apiclient.ApiResult;
import io.mlconnector.contracts.Json;
import io.mlconnector.contracts.LedgerEntryV1;
import io.mlconnector.contracts.QboCommandV1;
import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.domain.accounting.Obligation;
import io.mlconnector.domain.amendment.Amendment;
import io.mlconnector.domain.amendment.BillValues;
import io.mlconnector.domain.amendment.Written;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.domain.command.QboCommand.UpdateBill;
import io.mlconnector.domain.link.Link;
import io.mlconnector.domain.link.Pair;
import io.mlconnector.quickbooks.QuickBooksClient;
import io.mlconnector.quickbooks.translation.BillMerge;
import io.mlconnector.quickbooks.translation.EntityTranslator;
import io.mlconnector.quickbooks.translation.RecordStates;
import io.mlconnector.quickbooks.translation.UnreadableEntityException;
import io.mlconnector.serviceruntime.ledger.CallOutcome;
import io.mlconnector.serviceruntime.ledger.OperationHandler.Links;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Brings a posted bill to other values.
///
/// What is frozen is what is wanted. Each attempt reads the bill first, and the request is made of both: its bytes and
/// its `requestid` follow from the frozen values and the version read, so that after a crash the same version gives the
/// same request again, and a version that holds the wanted values says that the update has landed. QuickBooks takes a
/// request for the version that it was made of only, which is what keeps a late one harmless.
final class BillUpdate {
    /// How often somebody may come between reading and writing before a person is asked.
    static final int MERGES = 3;

    private final QuickBooksClient client;
    private final ConnectionId connection;
    private final UpdateBill update;
    private final LedgerEntryV1 intent;
    private final Links links;

    BillUpdate(QuickBooksClient client, ConnectionId connection, LedgerEntryV1 intent, Links links) {
        this.client = client;
        this.connection = connection;
        this.update = thawed(intent);
        this.intent = intent;
        this.links = links;
    }

    /// The wanted values, as the command says them.
    static String frozen(ConnectionId connection, UpdateBill update) {
        return new String(Json.write(QboCommandV1.of(connection.value(), update)), StandardCharsets.UTF_8);
    }

    /// The same command again may have been decided on another version; what was frozen first counts.
    private static UpdateBill thawed(LedgerEntryV1 intent) {
        QboCommandV1 frozen = Json.read(intent.payload().getBytes(StandardCharsets.UTF_8), QboCommandV1.class);
        if (frozen.toDomain() instanceof UpdateBill update) {
            return update;
        }
        throw new IllegalArgumentException("not an update: " + intent.operation());
    }

    CallOutcome run() {
        for (int merge = 0; merge < MERGES; merge++) {
            Optional<CallOutcome> outcome = attempt();
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        return parked(Refusals.changedMeanwhile(), "5010");
    }

    /// Empty when somebody changed the bill between reading and writing.
    private Optional<CallOutcome> attempt() {
        return switch (client.fetch(new EntityRef(EntityType.BILL, update.billId()))) {
            case ApiResult.Ok(var fetched, var _) -> attempt(fetched.entity());
            case ApiResult.Failed(ApiFailure.NotFound _, var _) -> Optional.of(parked(Refusals.documentGone(), "610"));
            case ApiResult.Failed(var failure, var _) -> Optional.of(FailureOutcomes.whileLookingFor(failure, intent));
        };
    }

    private Optional<CallOutcome> attempt(JsonNode entity) {
        Obligation held;
        try {
            held = (Obligation)
                    EntityTranslator.toDomain(EntityType.BILL, entity, RecordStates.of(EntityType.BILL, entity));
        } catch (UnreadableEntityException e) {
            return Optional.of(parked(Refusals.other(String.valueOf(e.getMessage())), "unreadable"));
        }
        Optional<Written> last = links.find(connection, Pair.origin(held.ref()))
                .map(Link::agreedHash)
                .flatMap(Written::parse);
        return switch (Amendment.of(held, BillValues.of(update), update.version(), last)) {
            case Amendment.Equal _ -> Optional.of(done("found as wanted:", entity, ""));
            case Amendment.Refused(var why, var differences) ->
                Optional.of(parked(Refusals.notUpdated(why, differences), "conflict"));
            case Amendment.Merge _ -> send(held, entity);
        };
    }

    private Optional<CallOutcome> send(Obligation held, JsonNode entity) {
        String body;
        try {
            body = BillMerge.of(update, entity);
        } catch (IllegalArgumentException e) {
            return Optional.of(parked(Refusals.other(String.valueOf(e.getMessage())), "lines"));
        }
        return switch (client.update(EntityType.BILL, body, requestId(held.version()))) {
            case ApiResult.Ok(var written, var traceId) -> Optional.of(done("updated", written.entity(), traceId));
            case ApiResult.Failed(ApiFailure.StaleVersion _, var _) -> Optional.empty();
            case ApiResult.Failed(var failure, var traceId) ->
                Optional.of(FailureOutcomes.of(failure, connection, update, intent, links, trace(traceId)));
        };
    }

    /// One id for each version that the request was made of: other bytes never go out under the same id.
    private String requestId(long version) {
        return version == update.version()
                ? intent.requestId()
                : RequestId.of(update.key().value() + "|" + version);
    }

    private CallOutcome done(String how, JsonNode entity, String traceId) {
        return PostedDocument.of(update, entity).done(how, connection, update, links, trace(traceId));
    }

    private CallOutcome parked(LedgerEntryV1.Reason reason, String code) {
        return new CallOutcome.Parked(
                reason, List.of(CostItemLinks.refused(connection, update, reason, links)), Map.of("code", code));
    }

    private static Map<String, String> trace(String traceId) {
        return traceId.isEmpty() ? Map.of() : Map.of("intuitTid", traceId);
    }
}
