package io.mlconnector.chaos.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.chaos.world.Api;
import io.mlconnector.chaos.world.Company;
import io.mlconnector.contracts.AuditV1;
import io.mlconnector.contracts.DeadLetter;
import io.mlconnector.contracts.Json;
import io.mlconnector.contracts.LedgerEntryV1;
import io.mlconnector.contracts.LinkV1;
import io.mlconnector.contracts.TopicSpec;
import io.mlconnector.contracts.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/// Collects the evidence.
public final class Gathering {
    private static final List<String> GROUPS =
            List.of("enrich-service", "enrich-service-mapping", "asana-writer", "qbo-writer");
    private static final int WIRE_PAGE = 50_000;

    private final String bootstrapServers;
    private final Company company;
    private final Api quickBooksControl;
    private final Api asanaControl;
    private final List<Path> logs;

    public Gathering(
            String bootstrapServers, Company company, Api quickBooksControl, Api asanaControl, List<Path> logs) {
        this.bootstrapServers = bootstrapServers;
        this.company = company;
        this.quickBooksControl = quickBooksControl;
        this.asanaControl = asanaControl;
        this.logs = List.copyOf(logs);
    }

    public Evidence gather() throws InterruptedException, Api.FailedException {
        TopicContents topics = new TopicContents(bootstrapServers);
        Map<String, LedgerEntryV1> ledger = new HashMap<>();
        for (ConsumerRecord<String, byte[]> record :
                topics.read(List.of(Topics.QUICKBOOKS_LEDGER.name(), Topics.ASANA_LEDGER.name()))) {
            ledger.put(record.key(), Json.read(record.value(), LedgerEntryV1.class));
        }
        Map<String, LinkV1> links = new HashMap<>();
        topics.read(List.of(Topics.LINKS.name()))
                .forEach(record -> links.put(record.key(), Json.read(record.value(), LinkV1.class)));
        List<AuditV1> audit = topics.read(List.of(Topics.AUDIT.name())).stream()
                .map(record -> Json.read(record.value(), AuditV1.class))
                .toList();
        List<String> deadLetters = topics
                .read(Topics.all().stream()
                        .map(TopicSpec::name)
                        .filter(name -> name.endsWith(".dead-letters"))
                        .toList())
                .stream()
                .map(record -> record.topic() + ": " + header(record, DeadLetter.REASON_CODE) + " of "
                        + header(record, DeadLetter.ORIGIN))
                .toList();
        Map<String, Long> lags = new HashMap<>();
        for (String group : GROUPS) {
            lags.put(group, topics.lag(group));
        }
        List<Company.Cost> costs = List.copyOf(company.costs().values());
        Map<String, List<String>> comments = new HashMap<>();
        for (Company.Cost cost : costs) {
            comments.put(cost.task(), company.comments(cost.task()));
        }
        return new Evidence(
                costs,
                ledger,
                links,
                audit,
                deadLetters,
                entities("bill"),
                entities("vendor"),
                company.tasks(company.project()),
                company.tasks(company.project("QuickBooks vendors").orElse("")),
                comments,
                wire(quickBooksControl),
                wire(asanaControl),
                logs,
                lags);
    }

    private List<JsonNode> entities(String type) throws InterruptedException, Api.FailedException {
        List<JsonNode> rows = new ArrayList<>();
        quickBooksControl.get("/sandbox/entities/" + type).forEach(rows::add);
        return rows;
    }

    private static List<JsonNode> wire(Api control) throws InterruptedException, Api.FailedException {
        List<JsonNode> requests = new ArrayList<>();
        control.get("/sandbox/requests?order=asc&limit=" + WIRE_PAGE)
                .path("requests")
                .forEach(requests::add);
        return requests;
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
