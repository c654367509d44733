package io.mlconnector.sandbox.asana.api;

import java.util.List;

/// A route as it is listed.
///
/// @param parts of the path below `/api/1.0`, `*` for any one
public record RouteName(String method, List<String> parts) {
    public RouteName {
        parts = List.copyOf(parts);
    }
}
