package io.mlconnector.sandbox.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Json;
import io.mlconnector.sandbox.quickbooks.books.Bookkeeper;
import io.mlconnector.sandbox.quickbooks.books.Books;
import io.mlconnector.sandbox.quickbooks.books.EntityType;
import io.mlconnector.sandbox.quickbooks.books.FaultException;
import io.mlconnector.sandbox.quickbooks.books.PacificTime;
import io.mlconnector.sandbox.quickbooks.books.Unit;
import io.mlconnector.sandbox.quickbooks.books.View;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/// Carries out one write under its request id: the change, the answer to it and the log entry are committed together,
/// so a crash leaves all three or none.
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

    record Result(int status, JsonNode body) {}

    Result write(EntityType type, Operation operation, Optional<ObjectNode> body, String requestId) {
        return write(type, operation, body, requestId, false);
    }

    /// @param requestId empty when the client sent none
    /// @param duplicateNumber whether the document number may be one that is used already
    /// @return the entity under its name, or the `Fault`; with `time`
    Result write(
            EntityType type,
            Operation operation,
            Optional<ObjectNode> body,
            String requestId,
            boolean duplicateNumber) {
        return books.write(unit -> {
            if (duplicateNumber) {
                unit.allowDuplicateNumbers();
            }
            Optional<Replays.Stored> stored = replays.find(requestId);
            if (stored.isPresent()) {
                return new Result(stored.get().status(), stored.get().body());
            }
            Result result = carryOut(type, operation, body, requestId, unit);
            replays.keep(unit, requestId, result.status(), result.body());
            return result;
        });
    }

    private Result carryOut(
            EntityType type, Operation operation, Optional<ObjectNode> body, String requestId, Unit unit) {
        String time = PacificTime.millis(unit.now());
        try {
            if (requestId.length() > Replays.MAX_LENGTH) {
                throw FaultException.business(
                        "request_id of " + requestId.length() + " characters, limit is " + Replays.MAX_LENGTH + ".");
            }
            if (status.get() == CompanyStatus.LAPSED) {
                throw FaultException.companyStatus();
            }
            ObjectNode sent = body.orElseThrow(FaultException::unreadable);
            ObjectNode row = switch (operation) {
                case CREATE -> Bookkeeper.create(type, sent, unit);
                case UPDATE -> Bookkeeper.update(type, sent, unit);
                case DELETE -> Bookkeeper.delete(type, sent, unit);
                case VOID -> Bookkeeper.voidOut(type, sent, unit);
            };
            log.add(unit, requestId, type, operation.word(), row);
            ObjectNode shown = operation == Operation.DELETE ? deleted(row) : view.show(type, row, unit);
            ObjectNode answer = Json.object();
            answer.set(type.wire(), shown);
            return new Result(200, answer.put("time", time));
        } catch (FaultException e) {
            unit.reset();
            ObjectNode answer = Json.object();
            answer.set("Fault", e.fault());
            return new Result(400, answer.put("time", time));
        }
    }

    private static ObjectNode deleted(ObjectNode row) {
        return Json.object()
                .put("domain", "QBO")
                .put("status", "Deleted")
                .put("Id", row.path("Id").asText());
    }
}
