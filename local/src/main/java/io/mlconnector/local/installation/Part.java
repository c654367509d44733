package io.mlconnector.local.installation;

import io.mlconnector.local.terminal.CommandFailure;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What can be started by itself.
public enum Part {
    KAFKA("kafka", Port.KAFKA),
    SANDBOX("sandbox", Port.SANDBOX_QUICKBOOKS, Port.SANDBOX_ASANA),
    INGEST_SERVICE("ingest-service", Port.INGEST),
    ENRICH_SERVICE("enrich-service", Port.ENRICH),
    ASANA_WRITER("asana-writer", Port.ASANA_WRITER),
    QBO_WRITER("qbo-writer", Port.QBO_WRITER),
    CONSOLE("console", Port.CONSOLE);

    private final String id;
    private final List<Port> ports;

    Part(String id, Port... ports) {
        this.id = id;
        this.ports = List.of(ports);
    }

    /// The name on the command line; a service's module has the same.
    public String id() {
        return id;
    }

    public List<Port> ports() {
        return ports;
    }

    /// Whether it is one of our services, and not what they stand on.
    public boolean isService() {
        return switch (this) {
            case KAFKA, SANDBOX -> false;
            case INGEST_SERVICE, ENRICH_SERVICE, ASANA_WRITER, QBO_WRITER, CONSOLE -> true;
        };
    }

    public static Set<Part> all() {
        return EnumSet.allOf(Part.class);
    }

    /// Reads `kafka,sandbox`.
    ///
    /// @throws CommandFailure naming what is no part
    public static Set<Part> parse(String list) {
        Set<Part> parts = EnumSet.noneOf(Part.class);
        for (String name : list.split(",", -1)) {
            parts.add(Arrays.stream(values())
                    .filter(part -> part.id.equals(name.trim()))
                    .findFirst()
                    .orElseThrow(() -> CommandFailure.usage("There is no part '" + name.trim() + "'. The parts are "
                            + Arrays.stream(values()).map(Part::id).collect(Collectors.joining(", ")) + ".")));
        }
        return parts;
    }
}
