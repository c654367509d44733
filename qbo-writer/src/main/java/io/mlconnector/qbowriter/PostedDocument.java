package io.mlconnector.qbowriter;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.apiclient.ApiFailure;
import io.mlconnector.apiclient.ApiResult;
import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.domain.accounting.Obligation;
import io.mlconnector.domain.accounting.RecordState;
import io.mlconnector.domain.amendment.Written;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.domain.command.Marker;
import io.mlconnector.domain.command.QboCommand;
import io.mlconnector.domain.command.QboCommand.PostBill;
import io.mlconnector.domain.command.QboCommand.PostJournalEntry;
import io.mlconnector.domain.command.QboCommand.UpdateBill;
import io.mlconnector.quickbooks.QueryPage;
import io.mlconnector.quickbooks.QuickBooksClient;
import io.mlconnector.quickbooks.Statements;
import io.mlconnector.quickbooks.translation.EntityTranslator;
import io.mlconnector.quickbooks.translation.RecordStates;
import io.mlconnector.quickbooks.translation.UnreadableEntityException;
import io.mlconnector.serviceruntime.ledger.CallOutcome;
import io.mlconnector.serviceruntime.ledger.OperationHandler.Links;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A document of ours as QuickBooks holds it.
///
/// @param differences what is not as it was asked for; see [PostingCheck]
/// @param written what is in it that is ours; only of a bill
record PostedDocument(EntityRef ref, long version, String number, List<String> differences, Optional<Written> written) {

    PostedDocument {
        differences = List.copyOf(differences);
    }

    /// What the search by marker says.
    sealed interface Search {
        /// @param others more documents with the same marker, which a person must look at
        record Found(PostedDocument document, List<String> others) implements Search {}

        record Absent() implements Search {}

        record NotKnown(ApiFailure failure) implements Search {}
    }

    static PostedDocument of(QboCommand command, JsonNode entity) {
        EntityType type = switch (command) {
            case PostBill _, UpdateBill _ -> EntityType.BILL;
            case PostJournalEntry _ -> EntityType.JOURNAL_ENTRY;
        };
        EntityRef ref = new EntityRef(type, entity.path("Id").asText());
        String docNumber = entity.path("DocNumber").asText("");
        return new PostedDocument(
                ref,
                entity.path("SyncToken").asLong(),
                docNumber.isBlank() ? ref.id() : docNumber,
                PostingCheck.differences(command, entity),
                written(command, type, entity));
    }

    /// Empty for a posting that is found again after somebody changed it: what we wrote is no longer to be seen.
    private static Optional<Written> written(QboCommand command, EntityType type, JsonNode entity) {
        boolean ours = command instanceof UpdateBill || entity.path("SyncToken").asLong() == 0;
        try {
            return ours
                            && type == EntityType.BILL
                            && EntityTranslator.toDomain(type, entity, RecordState.ACTIVE) instanceof Obligation bill
                    ? Optional.of(Written.of(bill, command.hash()))
                    : Optional.empty();
        } catch (UnreadableEntityException _) {
            return Optional.empty();
        }
    }

    /// Looks for the document that carries the command's marker. A bill is found by vendor and date, because neither
    /// its note nor anything else of ours can be asked for; a journal entry by its number, which is ours.
    static Search find(QuickBooksClient client, QboCommand command) {
        EntityType type;
        String statement;
        switch (command) {
            case PostBill bill -> {
                type = EntityType.BILL;
                statement = Statements.billsOf(bill.vendorId(), bill.bookDate());
            }
            case UpdateBill update ->
                throw new IllegalArgumentException("a bill to update is read by its id: " + update.key());
            case PostJournalEntry entry -> {
                type = EntityType.JOURNAL_ENTRY;
                statement = Statements.byDocNumber(
                        type, Marker.of(entry.taskGid(), entry.key()).docNumber());
            }
        }
        return switch (client.query(statement)) {
            case ApiResult.Ok(var page, var _) -> among(page, type, command);
            case ApiResult.Failed(var failure, var _) -> new Search.NotKnown(failure);
        };
    }

    private static Search among(QueryPage page, EntityType type, QboCommand command) {
        Marker marker = Marker.of(command.taskGid(), command.key());
        List<PostedDocument> found = new ArrayList<>(page.entities().stream()
                .filter(entity -> RecordStates.of(type, entity) != RecordState.DELETED)
                .filter(entity -> Marker.find(entity.path("PrivateNote").asText(""))
                        .filter(marker::equals)
                        .isPresent())
                .map(entity -> of(command, entity))
                .sorted(Comparator.comparingInt(
                                (PostedDocument document) -> document.ref().id().length())
                        .thenComparing(document -> document.ref().id()))
                .toList());
        if (found.isEmpty()) {
            return page.entities().size() < Statements.MAX_PAGE
                    ? new Search.Absent()
                    : new Search.NotKnown(
                            new ApiFailure.Unknown("too many documents of that day to be sure that ours is missing"));
        }
        PostedDocument first = found.removeFirst();
        return new Search.Found(
                first, found.stream().map(other -> other.ref().toString()).toList());
    }

    /// @param how what became of it: "created"
    CallOutcome.Done done(
            String how, ConnectionId connection, QboCommand command, Links links, Map<String, String> moreFacts) {
        Map<String, String> facts = new TreeMap<>(moreFacts);
        facts.put("version", String.valueOf(version));
        String name = switch (command) {
            case PostBill _, UpdateBill _ -> "bill ";
            case PostJournalEntry _ -> "journal entry ";
        };
        String detail = how + " " + name + number;
        if (!differences.isEmpty()) {
            // Nothing can be taken back here: the document stands, and a person must look at it.
            facts.put("dropped", String.join(",", differences));
            detail += ". Posted, but QuickBooks dropped: " + String.join(", ", differences);
        }
        return new CallOutcome.Done(
                ref.id(),
                String.valueOf(version),
                CostItemLinks.posted(connection, command, ref, number, written, links),
                detail,
                facts);
    }
}
