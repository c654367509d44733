package io.mlconnector.chaos.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.chaos.world.Api;
import io.mlconnector.chaos.world.Company;
import io.mlconnector.chaos.world.Seconds;
import io.mlconnector.contracts.AuditV1;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

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
    private final List<Webhooks.Forged> forged = new CopyOnWriteArrayList<>();
    private final List<Probe> probes = new CopyOnWriteArrayList<>();

    public Gathering(
            String bootstrapServers, Company company, Api quickBooksControl, Api asanaControl, List<Path> logs) {
        this.bootstrapServers = bootstrapServers;
        this.company = company;
        this.quickBooksControl = quickBooksControl;
        this.asanaControl = asanaControl;
        this.logs = List.copyOf(logs);
    }

    public Evidence gather() throws InterruptedException, Api.FailedException {
        Contents topics = new Contents(new TopicContents(bootstrapServers));
        Map<String, Long> lags = new HashMap<>();
        putLags(topics, lags);
        List<Webhooks.Sent> sent = new ArrayList<>(sent(quickBooksControl, true));
        sent.addAll(sent(asanaControl, false));
        // Before the trail is read: what came in meanwhile has no verdict yet.
        Webhooks webhooks = new Webhooks(sent, topics.notifications(), forged, topics.changes());
        List<Company.Cost> costs = List.copyOf(company.costs().values());
        Map<String, List<String>> comments = new HashMap<>();
        for (Company.Cost cost : costs) {
            comments.put(cost.task(), company.comments(cost.task()));
        }
        List<JsonNode> directory =
                company.tasks(company.project("QuickBooks vendors").orElse(""));
        List<Refresh> refreshes = new ArrayList<>();
        quickBooksControl.get("/sandbox/refreshes").path("refreshes").forEach(row -> refreshes.add(Refresh.of(row)));
        List<AuditV1> audit = topics.audit();
        // And in the end: what was on its way while all this was read is not quiet.
        putLags(topics, lags);
        return new Evidence(
                costs,
                topics.ledger(),
                topics.links(),
                audit,
                topics.deadLetters(),
                entities("bill"),
                entities("journalentry"),
                entities("vendor"),
                company.tasks(company.project()),
                directory,
                company.seconds().marked(),
                extras(directory),
                comments,
                wire(quickBooksControl),
                wire(asanaControl),
                logs,
                lags,
                webhooks,
                topics.versions(),
                refreshes,
                probes);
    }

    private static void putLags(Contents topics, Map<String, Long> lags) throws InterruptedException {
        for (String group : GROUPS) {
            lags.merge(group, topics.lag(group), Long::max);
        }
    }

    /// What the run itself tried, for the evidence from now on.
    ///
    /// @param ingest address of ingest-service
    /// @param services address of each service by name
    public void probe(String ingest, Map<String, String> services) throws InterruptedException {
        forged.addAll(new Forgeries(ingest).send());
        probes.addAll(new Strangers(services).tryAll());
    }

    private List<Extra> extras(List<JsonNode> directory) throws InterruptedException, Api.FailedException {
        List<Extra> extras = new ArrayList<>();
        for (Seconds.Second second : company.seconds().all()) {
            long told = 0;
            for (JsonNode task : directory) {
                if (Flow.text(task, "QuickBooks id").equals(second.record())) {
                    told += company.comments(task.path("gid").asText()).stream()
                            .filter(text -> text.contains(second.comment()))
                            .count();
                }
            }
            extras.add(new Extra(second.task(), second.record(), second.comment(), told));
        }
        return extras;
    }

    private static List<Webhooks.Sent> sent(Api control, boolean quickBooks)
            throws InterruptedException, Api.FailedException {
        List<Webhooks.Sent> sent = new ArrayList<>();
        control.get("/sandbox/sent")
                .path("sent")
                .forEach(row -> sent.add(Webhooks.Sent.of(Arrivals.topic(quickBooks), row)));
        return sent;
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
}
