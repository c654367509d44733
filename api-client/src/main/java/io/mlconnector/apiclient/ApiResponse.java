package io.mlconnector.apiclient;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// One HTTP answer, whole.
///
/// @param headers names in lower case, the first value of each
public record ApiResponse(int status, Map<String, String> headers, String body) {
    public ApiResponse {
        headers = Map.copyOf(headers);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }
}
