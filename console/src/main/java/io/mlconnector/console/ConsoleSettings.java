package io.mlconnector.console;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Where the console finds the other parts.
@ApplicationScoped
class ConsoleSettings {
    private final boolean allInOne;
    private final Map<String, String> services = new LinkedHashMap<>();
    private final Map<String, String> sandboxes = new LinkedHashMap<>();

    ConsoleSettings(
            @ConfigProperty(name = "console.all-in-one", defaultValue = "false") boolean allInOne,
            @ConfigProperty(name = "console.url.ingest-service") String ingest,
            @ConfigProperty(name = "console.url.enrich-service") String enrich,
            @ConfigProperty(name = "console.url.asana-writer") String asanaWriter,
            @ConfigProperty(name = "console.url.qbo-writer") String qboWriter,
            @ConfigProperty(name = "console.url.sandbox-quickbooks") Optional<String> quickbooks,
            @ConfigProperty(name = "console.url.sandbox-asana") Optional<String> asana) {
        this.allInOne = allInOne;
        if (!allInOne) {
            services.put("ingest-service", ingest);
            services.put("enrich-service", enrich);
            services.put("asana-writer", asanaWriter);
            services.put("qbo-writer", qboWriter);
        }
        quickbooks.ifPresent(url -> sandboxes.put("QuickBooks (sandbox)", url));
        asana.ifPresent(url -> sandboxes.put("Asana (sandbox)", url));
    }

    /// Whether the services run in this process, so that its own health is theirs.
    boolean allInOne() {
        return allInOne;
    }

    /// Name and base URL, in the order of the flow, of each service that is its own process.
    Map<String, String> services() {
        return Collections.unmodifiableMap(services);
    }

    /// Name and base URL of the local vendors, when they are used.
    Map<String, String> sandboxes() {
        return Collections.unmodifiableMap(sandboxes);
    }
}
