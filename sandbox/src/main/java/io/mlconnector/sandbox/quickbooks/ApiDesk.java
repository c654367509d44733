package io.mlconnector.sandbox.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Call;
import io.mlconnector.sandbox.http.Json;
import io.mlconnector.sandbox.quickbooks.WriteDesk.Operation;
import io.mlconnector.sandbox.quickbooks.books.EntityType;
import io.mlconnector.sandbox.quickbooks.books.FaultException;
import io.mlconnector.sandbox.quickbooks.books.PacificTime;
import io.mlconnector.sandbox.quickbooks.books.View;
import io.mlconnector.sandbox.quickbooks.query.ChangeDataCapture;
import io.mlconnector.sandbox.quickbooks.query.Queries;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/// `/v3/company/{realmId}/…`: reads, writes, query, change data capture and batch.
final class ApiDesk {
    private static final int RESOURCE = 3;

    private final Clock clock;
    private final View view;
    private final Queries queries;
    private final ChangeDataCapture capture;
    private final WriteDesk writes;
    private final BatchDesk batch;

    ApiDesk(Clock clock, View view, Queries queries, ChangeDataCapture capture, WriteDesk writes, BatchDesk batch) {
        this.clock = clock;
        this.view = view;
        this.queries = queries;
        this.capture = capture;
        this.writes = writes;
        this.batch = batch;
    }

    /// The caller and the company have been checked.
    Answer handle(Call call) {
        List<String> path = call.segments();
        String resource = path.size() > RESOURCE ? path.get(RESOURCE) : "";
        String id = path.size() > RESOURCE + 1 ? path.get(RESOURCE + 1) : "";
        try {
            return switch (resource) {
                case "query" -> wrap("QueryResponse", queries.run(statement(call)));
                case "cdc" ->
                    wrap(
                            "CDCResponse",
                            capture.since(call.query("entities"), call.query("changedSince"), clock.instant()));
                case "batch" -> batch(call);
                default -> entity(call, resource, id);
            };
        } catch (FaultException e) {
            ObjectNode body = Json.object();
            body.set("Fault", e.fault());
            return Answer.json(400, body.put("time", PacificTime.millis(clock.instant())));
        }
    }

    private Answer entity(Call call, String resource, String id) {
        EntityType type = EntityType.ofResource(resource)
                .orElseThrow(() -> FaultException.unsupportedOperation(call.method() + " " + resource));
        if (call.method().equals("GET")) {
            boolean single = type.kind() == EntityType.Kind.SINGLETON;
            if (id.isEmpty() && !single) {
                throw FaultException.unsupportedOperation("GET " + resource + " without an id");
            }
            // The company's own record has the id 1, and is read under the realm's id or under none.
            String known = single ? "1" : id;
            return wrap(type.wire(), view.find(type, known).orElseThrow(() -> FaultException.notFound(type, known)));
        }
        if (!call.method().equals("POST") || !id.isEmpty()) {
            throw FaultException.unsupportedOperation(call.method() + " " + resource);
        }
        var body = Json.readObject(call.text());
        Operation operation =
                operation(call, type, body.map(node -> node.has("Id")).orElse(false));
        WriteDesk.Result result = writes.write(new WriteDesk.Wish(
                type, operation, body, call.query("requestid", ""), includes(call, "allowduplicatedocnum"), Set.of()));
        return Answer.json(result.status(), result.body());
    }

    /// Three ways to void are in use, and `operation=update` is optional: a body with an id is an update.
    private static Operation operation(Call call, EntityType type, boolean hasId) {
        String operation = call.query("operation", "");
        if (includes(call, "void") || operation.equals("void")) {
            return Operation.VOID;
        }
        return switch (operation) {
            case "delete" -> Operation.DELETE;
            case "", "create", "update" ->
                hasId || operation.equals("update") || type.kind() == EntityType.Kind.SINGLETON
                        ? Operation.UPDATE
                        : Operation.CREATE;
            default -> throw FaultException.unsupportedOperation(operation);
        };
    }

    private static boolean includes(Call call, String wish) {
        return List.of(call.query("include", "").split(",", -1)).contains(wish);
    }

    private Answer batch(Call call) {
        if (!call.method().equals("POST")) {
            throw FaultException.unsupportedOperation(call.method() + " batch");
        }
        ObjectNode request = Json.readObject(call.text()).orElseThrow(FaultException::unreadable);
        return wrap("BatchItemResponse", batch.run(request, call.query("requestid", "")));
    }

    private static String statement(Call call) {
        if (call.method().equals("POST")) {
            return call.text();
        }
        String statement = call.query("query");
        if (statement == null || statement.isBlank()) {
            throw FaultException.missing("query");
        }
        return statement;
    }

    private Answer wrap(String name, JsonNode content) {
        ObjectNode body = Json.object();
        body.set(name, content);
        return Answer.json(200, body.put("time", PacificTime.millis(clock.instant())));
    }
}
