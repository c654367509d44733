package io.mlconnector.chaos.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.chaos.world.Company.Cost;
import io.mlconnector.contracts.AuditV1;
import io.mlconnector.contracts.LedgerEntryV1;
import io.mlconnector.contracts.LinkV1;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What there is to look at when all is quiet. Nothing of it comes from a service's own counters.
///
/// @param costs what people entered and set to Ready
/// @param ledger last entry of each operation, of both writers
/// @param links last state of each pair
/// @param bills as QuickBooks holds them, deleted ones left out
/// @param journalEntries the same
/// @param vendors the same
/// @param tasks of the linked project, with fields
/// @param directory tasks of the vendors' directory, with fields
/// @param marked tasks with a mark of ours, as the connector sees them
/// @param extras tasks that were created twice, and what became of them
/// @param comments texts by task of a cost
/// @param quickBooksWire every request that QuickBooks got, the oldest first
/// @param asanaWire the same of Asana
/// @param logs of all processes
/// @param lags by group
/// @param versions in the order in which they were taken over
/// @param refreshes uses of refresh tokens, the oldest first
/// @param probes what a stranger's page tried
public record Evidence(
        List<Cost> costs,
        Map<String, LedgerEntryV1> ledger,
        Map<String, LinkV1> links,
        List<AuditV1> audit,
        List<Letter> deadLetters,
        List<JsonNode> bills,
        List<JsonNode> journalEntries,
        List<JsonNode> vendors,
        List<JsonNode> tasks,
        List<JsonNode> directory,
        List<JsonNode> marked,
        List<Extra> extras,
        Map<String, List<String>> comments,
        List<JsonNode> quickBooksWire,
        List<JsonNode> asanaWire,
        List<Path> logs,
        Map<String, Long> lags,
        Webhooks webhooks,
        List<Version> versions,
        List<Refresh> refreshes,
        List<Probe> probes) {}
