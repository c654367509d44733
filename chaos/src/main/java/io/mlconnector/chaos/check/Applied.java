package io.mlconnector.chaos.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.contracts.Json;
import io.mlconnector.contracts.LedgerEntryV1;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Which version of a record each write was decided on, in the order in which the writes were done.
final class Applied {
    private Applied() {}

    /// @param of the target and the record that it was decided on
    private record Basis(String of, long number) {}

    static List<Version> versions(
            List<ConsumerRecord<String, byte[]>> commands, List<ConsumerRecord<String, byte[]>> ledger) {
        Map<String, Basis> decided = new HashMap<>();
        for (ConsumerRecord<String, byte[]> record : commands) {
            JsonNode command = Json.read(record.value(), JsonNode.class);
            JsonNode basis = command.path("basis");
            number(basis.path("version").asText())
                    .ifPresent(number -> decided.putIfAbsent(
                            command.path("operation").asText(),
                            new Basis(
                                    command.path("pair").asText() + " by "
                                            + basis.path("record").asText(),
                                    number)));
        }
        List<Version> versions = new ArrayList<>();
        Set<String> done = new HashSet<>();
        for (ConsumerRecord<String, byte[]> record : ledger) {
            LedgerEntryV1 entry = Json.read(record.value(), LedgerEntryV1.class);
            Basis basis = decided.get(entry.operation());
            if (basis != null && entry.state() == LedgerEntryV1.State.DONE && done.add(entry.operation())) {
                versions.add(new Version("written to " + basis.of(), basis.number()));
            }
        }
        return versions;
    }

    /// A `SyncToken`, or `modified_at` in milliseconds.
    private static OptionalLong number(String version) {
        if (version.matches("[0-9]{1,18}")) {
            return OptionalLong.of(Long.parseLong(version));
        }
        try {
            return OptionalLong.of(Instant.parse(version).toEpochMilli());
        } catch (DateTimeParseException _) {
            return OptionalLong.empty();
        }
    }
}
