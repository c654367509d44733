package io.mlconnector.conformance.oas;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Which operation of the description a call is.
final class Operations {
    private record Operation(String method, List<String> segments) {
        boolean matches(String calledMethod, List<String> called) {
            if (!method.equals(calledMethod) || segments.size() != called.size()) {
                return false;
            }
            for (int i = 0; i < segments.size(); i++) {
                if (!isParameter(segments.get(i)) && !segments.get(i).equals(called.get(i))) {
                    return false;
                }
            }
            return true;
        }

        long parameters() {
            return segments.stream().filter(Operation::isParameter).count();
        }

        private static boolean isParameter(String segment) {
            return segment.startsWith("{");
        }

        @Override
        public String toString() {
            return method + " /" + String.join("/", segments);
        }
    }

    private final List<Operation> operations = new ArrayList<>();

    Operations(OpenAPI api) {
        api.getPaths()
                .forEach((path, item) ->
                        methods(item).forEach(method -> operations.add(new Operation(method, segments(path)))));
        // /tasks/search before /tasks/{task_gid}
        operations.sort(Comparator.comparingLong(Operation::parameters));
    }

    private static List<String> methods(PathItem item) {
        return item.readOperationsMap().keySet().stream().map(Enum::name).toList();
    }

    private static List<String> segments(String path) {
        return List.of(path.substring(1).split("/", -1));
    }

    int count() {
        return operations.size();
    }

    /// @param path below the API's base, still encoded
    Optional<String> find(String method, String path) {
        if (!path.startsWith("/")) {
            return Optional.empty();
        }
        List<String> called = segments(path);
        return operations.stream()
                .filter(operation -> operation.matches(method, called))
                .findFirst()
                .map(Operation::toString);
    }
}
