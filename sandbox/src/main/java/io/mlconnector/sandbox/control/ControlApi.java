package io.mlconnector.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Call;
import io.mlconnector.sandbox.http.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The calls below `/sandbox/` of one side. Parts add theirs when they are made; each says in a line what it does,
/// which is what the API description shows.
public final class ControlApi {
    public static final String PREFIX = "/sandbox/";

    /// The largest number that a query takes.
    public static final int MAX_NUMBER = 999_999_999;

    private final List<Operation> operations = new ArrayList<>();

    /// A call with its body, `{}` when it had none.
    public record Request(Call call, ObjectNode body, List<String> pattern) {
        public Request {
            pattern = List.copyOf(pattern);
        }

        /// The last part of the path, decoded.
        public String last() {
            return call.segments().getLast();
        }

        /// The part of the path that stood for `{name}` in the pattern, decoded.
        public String part(String name) {
            return call.segments().get(pattern.indexOf("{" + name + "}"));
        }

        /// A whole number of the query, from 0 to the most.
        ///
        /// @throws RefusedException when it is none
        public int number(String parameter, int otherwise, int most) {
            String text = call.query(parameter);
            if (text == null) {
                return otherwise;
            }
            if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) > most) {
                throw new RefusedException(parameter + " is a whole number from 0 to " + most + ".");
            }
            return Integer.parseInt(text);
        }
    }

    /// @param path with `{name}` for a part where any text may stand
    /// @param summary one line
    /// @param body the members of the body with their meaning, as `name: meaning`; empty when it takes none
    public record Operation(
            String method, String path, String summary, List<String> body, Function<Request, Answer> handler) {
        public Operation {
            body = List.copyOf(body);
        }

        List<String> pattern() {
            return Call.segments(path);
        }

        boolean matchesPath(List<String> asked) {
            List<String> pattern = pattern();
            if (pattern.size() != asked.size()) {
                return false;
            }
            for (int i = 0; i < asked.size(); i++) {
                if (!pattern.get(i).startsWith("{") && !pattern.get(i).equals(asked.get(i))) {
                    return false;
                }
            }
            return true;
        }
    }

    /// What a handler throws for a request that makes no sense; the caller gets the status and the sentence.
    public static final class RefusedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int status;

        public RefusedException(String sentence) {
            this(400, sentence);
        }

        private RefusedException(int status, String sentence) {
            super(sentence);
            this.status = status;
        }

        public static RefusedException notFound(String sentence) {
            return new RefusedException(404, sentence);
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
        List<String> path = call.segments();
        List<Operation> here =
                operations.stream().filter(known -> known.matchesPath(path)).toList();
        if (here.isEmpty()) {
            return refused(404, "The sandbox has no " + call + "; /sandbox/openapi.json lists what it has.");
        }
        Optional<Operation> operation = here.stream()
                .filter(known -> known.method().equals(call.method()))
                .findFirst();
        if (operation.isEmpty()) {
            String methods = here.stream().map(Operation::method).distinct().collect(Collectors.joining(", "));
            return refused(405, call.path() + " takes " + methods + ", not " + call.method() + ".")
                    .with("Allow", methods);
        }
        Optional<ObjectNode> body = call.bodyLength() == 0 ? Optional.of(Json.object()) : Json.readObject(call.text());
        if (body.isEmpty()) {
            return refused(400, "The body is not a JSON object.");
        }
        try {
            Operation found = operation.get();
            return found.handler().apply(new Request(call, body.get(), found.pattern()));
        } catch (RefusedException e) {
            return refused(e.status, String.valueOf(e.getMessage()));
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
