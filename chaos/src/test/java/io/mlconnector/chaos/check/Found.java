package io.mlconnector.chaos.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.chaos.world.Api;
import io.mlconnector.chaos.world.Company.Cost;
import io.mlconnector.contracts.AuditV1;
import io.mlconnector.contracts.LedgerEntryV1;
import io.mlconnector.contracts.LedgerEntryV1.State;
import io.mlconnector.contracts.LinkV1;
import io.mlconnector.domain.command.Marker;
import io.mlconnector.domain.command.OperationKey;
import io.mlconnector.domain.link.Link;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Evidence in which everything holds, to be spoilt by a test: one cost that became bill 7, one vendor, one webhook.
final class Found {
    static final Instant AT = Instant.parse("2026-11-25T10:00:00Z");
    static final String OPERATION = "934/CostItem/100/post/0";
    static final String MARK = Marker.of("0", new OperationKey(OPERATION)).operation();
    static final String CREATION = "934/Vendor/56/task/0-ab12";
    static final String REQUEST = "request-1";
    static final String PAYLOAD = "{\"TotalAmt\":12.00}";
    static final String BODY = Ledgers.sha256("[{}]");

    final List<Cost> costs = new ArrayList<>(List.of(new Cost(1, "100", new BigDecimal("12.00"))));
    final Map<String, LedgerEntryV1> ledger = new HashMap<>(Map.of(OPERATION, entry(OPERATION, State.DONE, "7")));
    final Map<String, LinkV1> links = new HashMap<>();
    final List<AuditV1> audit = new ArrayList<>();
    final List<Letter> deadLetters = new ArrayList<>();
    final List<JsonNode> bills = new ArrayList<>(List.of(bill("7", MARK, "12.00")));
    final List<JsonNode> journalEntries = new ArrayList<>();
    final List<JsonNode> vendors = new ArrayList<>();
    final List<JsonNode> tasks =
            new ArrayList<>(List.of(task("100", Map.of("Posting", "Posted", "QuickBooks id", "7"))));
    final List<JsonNode> directory =
            new ArrayList<>(List.of(task("200", Map.of("QuickBooks id", "56", "Phone", "555"))));
    final List<JsonNode> marked = new ArrayList<>(List.of(marked("200", CREATION)));
    final List<Extra> extras = new ArrayList<>(List.of(new Extra("199", "56", "Call them.", 1)));
    final Map<String, List<String>> comments = new HashMap<>(Map.of("100", List.of("Posted as bill 7.")));
    final List<JsonNode> wire = new ArrayList<>(List.of(post(REQUEST, Ledgers.sha256(PAYLOAD), AT.plusSeconds(1))));
    final List<Path> logs = new ArrayList<>();
    final Map<String, Long> lags = new HashMap<>(Map.of("qbo-writer", 0L));
    final List<Webhooks.Sent> sent = new ArrayList<>();
    final List<Webhooks.Stored> stored = new ArrayList<>();
    final List<Webhooks.Forged> forged = new ArrayList<>();
    final List<Webhooks.Change> changes = new ArrayList<>();
    final List<Version> versions = new ArrayList<>();
    final List<Refresh> refreshes = new ArrayList<>();
    final List<Probe> probes = new ArrayList<>();

    Found() {
        ObjectNode vendor = Api.object().put("Id", "56");
        vendor.putObject("PrimaryPhone").put("FreeFormNumber", "555");
        vendors.add(vendor);
        links.put(
                "934/Vendor/56",
                new LinkV1("934", "Vendor/56", "Vendor/56", "200", Link.State.AGREED, 1, "hash", null, null));
        String topic = Arrivals.topic(true);
        sent.add(new Webhooks.Sent(topic, BODY, 200));
        stored.add(new Webhooks.Stored(topic, topic + "-1-0", BODY, 1, List.of("event-1")));
        forged.add(new Webhooks.Forged("no signature", Ledgers.sha256("forged"), 401));
        changes.add(new Webhooks.Change("quickbooks.changes-1-0", "WEBHOOK"));
        audit.add(told("changed", Map.of("source", topic + "-1-0", "eventId", "event-1")));
        audit.add(told("read", Map.of("source", "quickbooks.changes-1-0", "version", "0")));
        ledger.put(CREATION, entry(CREATION, State.DONE, "200"));
        versions.add(new Version("SyncToken of 934/Bill/7", 0));
        versions.add(new Version("SyncToken of 934/Bill/7", 1));
        refreshes.add(new Refresh("GIVEN", "a", "a"));
        refreshes.add(new Refresh("GIVEN", "a", "b"));
        probes.add(new Probe("POST http://localhost/control/qbo-writer/pause", 403));
    }

    Evidence evidence() {
        return new Evidence(
                costs,
                ledger,
                links,
                audit,
                deadLetters,
                bills,
                journalEntries,
                vendors,
                tasks,
                directory,
                marked,
                extras,
                comments,
                wire,
                List.of(),
                logs,
                lags,
                new Webhooks(sent, stored, forged, changes),
                versions,
                refreshes,
                probes);
    }

    /// Ids of the invariants that do not hold.
    List<String> broken() {
        return Checker.check(evidence(), "in a test").stream()
                .filter(verdict -> !verdict.holds())
                .map(Verdict::id)
                .sorted()
                .toList();
    }

    static LedgerEntryV1 entry(String operation, State state, String vendorId) {
        return new LedgerEntryV1(
                operation,
                state,
                "asana/Task/100",
                REQUEST,
                PAYLOAD,
                "hash",
                1,
                AT,
                AT.plusSeconds(60),
                AT.plusSeconds(2),
                vendorId,
                "0",
                null,
                "quickbooks.commands-1-0");
    }

    static ObjectNode bill(String id, String mark, String amount) {
        ObjectNode bill = Api.object()
                .put("Id", id)
                .put("PrivateNote", "Lumber [asana:100 mlc:" + mark + "]")
                .put("TotalAmt", new BigDecimal(amount))
                .put("Balance", new BigDecimal(amount));
        bill.putArray("Line").addObject().put("Amount", new BigDecimal(amount));
        return bill;
    }

    static ObjectNode task(String gid, Map<String, String> fields) {
        ObjectNode task = Api.object().put("gid", gid);
        var all = task.putArray("custom_fields");
        fields.forEach((name, value) -> all.addObject().put("name", name).put("display_value", value));
        return task;
    }

    static ObjectNode marked(String gid, String operation) {
        ObjectNode task = Api.object().put("gid", gid);
        task.putObject("external").put("gid", "mark-of-" + operation).put("data", operation);
        return task;
    }

    static ObjectNode post(String requestId, String sha256, Instant at) {
        return Api.object()
                .put("method", "POST")
                .put("path", "/v3/company/934/bill")
                .put("requestid", requestId)
                .put("bodySha256", sha256)
                .put("userAgent", "ml-connector")
                .put("time", at.toString());
    }

    static AuditV1 told(String step, Map<String, String> facts) {
        return new AuditV1(AT, "934", "quickbooks/Bill/7", List.of(), "enrich-service", step, "A sentence.", facts);
    }
}
