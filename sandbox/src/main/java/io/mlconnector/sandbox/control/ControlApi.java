package io.mlconnector.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Call;
import io.mlconnector.sandbox.http.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The calls below `/sandbox/` of one side. Parts add theirs when they are made; each says in a line what it does,
/// which is what the API description shows.
public final class ControlApi {
    public static final String PREFIX = "/sandbox/";

    private final List<Operation> operations = new ArrayList<>();

    /// A call with its body, `{}` when it had none.
    public record Request(Call call, ObjectNode body) {
        /// The part of the path that stood for `{name}` at the end of the pattern, decoded.
        public String last() {
            return call.segments().getLast();
        }
    }

    /// @param path with `{name}` as its last part where any text may stand
    /// @param summary one line
    /// @param body the members of the body with their meaning, as `name: meaning`; empty when it takes none
    public record Operation(
            String method, String path, String summary, List<String> body, Function<Request, Answer> handler) {
        public Operation {
            body = List.copyOf(body);
        }

        boolean matches(Call call) {
            if (!method.equals(call.method())) {
                return false;
            }
            int brace = path.indexOf('{');
            return brace < 0
                    ? path.equals(call.path())
                    : call.path().startsWith(path.substring(0, brace))
                            && call.path().length() > brace
                            && call.path().indexOf('/', brace) < 0;
        }
    }

    /// What a handler throws for a body that makes no sense; the caller gets 400 and the sentence.
    public static final class RefusedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public RefusedException(String sentence) {
            super(sentence);
        }
    }

    public ControlApi get(String path, String summary, Function<Request, Answer> handler) {
        operations.add(new Operation("GET", PREFIX + path, summary, List.of(), handler));
        return this;
    }

    /// @param body see [Operation]
    public ControlApi post(String path, String summary, List<String> body, Function<Request, Answer> handler) {
        operations.add(new Operation("POST", PREFIX + path, summary, body, handler));
        return this;
    }

    public ControlApi delete(String path, String summary, Function<Request, Answer> handler) {
        operations.add(new Operation("DELETE", PREFIX + path, summary, List.of(), handler));
        return this;
    }

    public List<Operation> operations() {
        return List.copyOf(operations);
    }

    public Answer handle(Call call) {
        Optional<Operation> operation =
                operations.stream().filter(known -> known.matches(call)).findFirst();
        if (operation.isEmpty()) {
            return refused(404, "The sandbox has no " + call + "; /sandbox/openapi.json lists what it has.");
        }
        Optional<ObjectNode> body = call.bodyLength() == 0 ? Optional.of(Json.object()) : Json.readObject(call.text());
        if (body.isEmpty()) {
            return refused(400, "The body is not a JSON object.");
        }
        try {
            return operation.get().handler().apply(new Request(call, body.get()));
        } catch (RefusedException e) {
            return refused(400, String.valueOf(e.getMessage()));
        }
    }

    /// For calls that have nothing to tell.
    public static Answer done() {
        return Answer.json(200, Json.object().put("ok", true));
    }

    private static Answer refused(int status, String why) {
        return Answer.json(status, Json.object().put("error", why));
    }
}
