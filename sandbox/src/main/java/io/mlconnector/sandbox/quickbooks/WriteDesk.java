package io.mlconnector.sandbox.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Json;
import io.mlconnector.sandbox.http.Sha256;
import io.mlconnector.sandbox.quickbooks.books.Bookkeeper;
import io.mlconnector.sandbox.quickbooks.books.Books;
import io.mlconnector.sandbox.quickbooks.books.EntityType;
import io.mlconnector.sandbox.quickbooks.books.FaultException;
import io.mlconnector.sandbox.quickbooks.books.PacificTime;
import io.mlconnector.sandbox.quickbooks.books.Unit;
import io.mlconnector.sandbox.quickbooks.books.View;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Carries out one write under its request id: the change, the answer to it and the log entry are committed
/// together, so a crash leaves all three or none.
final class WriteDesk {
    private final Books books;
    private final View view;
    private final Replays replays;
    private final WriteLog log;
    private final Supplier<CompanyStatus> status;

    WriteDesk(Books books, View view, Replays replays, WriteLog log, Supplier<CompanyStatus> status) {
        this.books = books;
        this.view = view;
        this.replays = replays;
        this.log = log;
        this.status = status;
    }

    enum Operation {
        CREATE,
        UPDATE,
        DELETE,
        VOID;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// One write that is asked for.
    ///
    /// @param body empty when what was sent is no JSON object
    /// @param requestId empty when the client sent none
    /// @param duplicateNumber whether the document number may be one that is used already
    /// @param unseen records that must not be found by it
    record Wish(
            EntityType type,
            Operation operation,
            Optional<ObjectNode> body,
            String requestId,
            boolean duplicateNumber,
            Set<Made> unseen) {
        Wish(EntityType type, Operation operation, Optional<ObjectNode> body, String requestId) {
            this(type, operation, body, requestId, false, Set.of());
        }

        /// The same for the same request.
        String digest() {
            return Sha256.of(type.wire() + " " + operation.word() + " "
                            + body.map(Json::write).orElse(""))
                    .hex();
        }
    }

    /// A record that was created.
    record Made(EntityType type, String id) {}

    /// @param body the entity under its name, or the `Fault`; with `time`
    record Result(int status, JsonNode body, Optional<Made> made) {}

    Result write(Wish wish) {
        return books.write(unit -> {
            String requestId = wish.requestId();
            if (requestId.length() > Replays.MAX_LENGTH) {
                return refused(FaultException.requestIdTooLong(requestId.length(), Replays.MAX_LENGTH), unit);
            }
            String digest = requestId.isEmpty() ? "" : wish.digest();
            Optional<Replays.Stored> stored = replays.find(requestId, unit.now());
            if (stored.isPresent()) {
                return replayed(stored.get(), digest, requestId, unit);
            }
            Result result = carryOut(wish, unit);
            replays.keep(unit, requestId, new Replays.Stored(result.status(), result.body(), digest));
            return result;
        });
    }

    private Result replayed(Replays.Stored stored, String digest, String requestId, Unit unit) {
        boolean other = !stored.digest().isEmpty() && !stored.digest().equals(digest);
        return other && replays.rules().refuseOtherBody()
                ? refused(FaultException.business("request_id " + requestId + " was used for another request."), unit)
                : new Result(stored.status(), stored.body(), Optional.empty());
    }

    private Result carryOut(Wish wish, Unit unit) {
        EntityType type = wish.type();
        if (wish.duplicateNumber()) {
            unit.allowDuplicateNumbers();
        }
        wish.unseen().forEach(made -> unit.hide(made.type(), made.id()));
        try {
            if (status.get() == CompanyStatus.LAPSED) {
                throw FaultException.companyStatus();
            }
            ObjectNode sent = wish.body().orElseThrow(FaultException::unreadable);
            ObjectNode row = switch (wish.operation()) {
                case CREATE -> Bookkeeper.create(type, sent, unit);
                case UPDATE -> Bookkeeper.update(type, sent, unit);
                case DELETE -> Bookkeeper.delete(type, sent, unit);
                case VOID -> Bookkeeper.voidOut(type, sent, unit);
            };
            log.add(unit, wish.requestId(), type, wish.operation().word(), row);
            boolean gone = wish.operation() == Operation.DELETE;
            ObjectNode answer = Json.object();
            answer.set(type.wire(), gone ? deleted(row) : view.show(type, row, unit));
            return new Result(
                    200,
                    answer.put("time", PacificTime.millis(unit.now())),
                    wish.operation() == Operation.CREATE
                            ? Optional.of(new Made(type, row.path("Id").asText()))
                            : Optional.empty());
        } catch (FaultException e) {
            unit.reset();
            return refused(e, unit);
        }
    }

    private static Result refused(FaultException fault, Unit unit) {
        ObjectNode answer = Json.object();
        answer.set("Fault", fault.fault());
        return new Result(400, answer.put("time", PacificTime.millis(unit.now())), Optional.empty());
    }

    private static ObjectNode deleted(ObjectNode row) {
        return Json.object()
                .put("domain", "QBO")
                .put("status", "Deleted")
                .put("Id", row.path("Id").asText());
    }
}
