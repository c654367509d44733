package io.mlconnector.local.doctor.probe;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The variables of an installation, those that `up` wrote for a sandbox included.
record Variables(Map<String, String> values) {
    Variables {
        values = Map.copyOf(values);
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /// Empty when it is no address.
    Optional<URI> url(String name, String otherwise) {
        String text = find(name).orElse(otherwise);
        try {
            URI url = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            return Optional.of(url).filter(each -> each.isAbsolute() && each.getHost() != null);
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    boolean hasAny(String prefix, String... except) {
        return values.keySet().stream()
                .filter(name -> name.startsWith(prefix) && find(name).isPresent())
                .anyMatch(name -> !Set.of(except).contains(name));
    }

    /// Values are credentials.
    @Override
    public String toString() {
        return "Variables" + values.keySet();
    }
}
