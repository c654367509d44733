package io.mlconnector.qbowriter.upkeep;

import io.mlconnector.contracts.LinkV1;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.domain.command.Marker;
import io.mlconnector.domain.command.OperationKey;
import io.mlconnector.domain.link.Link;
import io.mlconnector.domain.link.Pair;
import io.mlconnector.serviceruntime.upkeep.RebuiltLedger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The ledger and the links of postings, as the marks in the documents and the links that are left tell them. Pure.
///
/// Attempts are numbered, and each follows a definite refusal of the one before. So a document of attempt 2 says that
/// 0 and 1 were refused, and a link that counts two refusals says the same: without those rows a replay would send
/// them.
///
/// A change of a bill leaves no mark either. Its command is still in the topic, and its key counts the outcomes before
/// it: what has an outcome must not be merged into the bill again.
final class PostedRows {
    private static final String COST = "CostItem/";
    private static final Pattern UPDATE = Pattern.compile("[^/]+/CostItem/([^/]+)/update/([0-9]{1,9})-[0-9a-f]+");

    private final ConnectionId connection;
    private final Map<String, String> hashes;
    private final UnaryOperator<String> requestId;
    private final RebuiltLedger ledger;
    private final List<LinkV1> links = new ArrayList<>();

    /// @param hashes of the commanded values, by operation
    /// @param requestId of an operation
    PostedRows(ConnectionId connection, Map<String, String> hashes, UnaryOperator<String> requestId) {
        this.connection = connection;
        this.hashes = hashes;
        this.requestId = requestId;
        this.ledger = new RebuiltLedger(hashes);
    }

    RebuiltLedger ledger() {
        return ledger;
    }

    /// For those that are missing.
    List<LinkV1> links() {
        return List.copyOf(links);
    }

    /// @param documents the oldest first
    void documents(List<MarkedDocument> documents) {
        for (MarkedDocument document : documents) {
            document.marker()
                    .findOperation(connection)
                    .ifPresentOrElse(
                            key -> posted(document, key),
                            () -> ledger.problem("The " + document.shown() + " carries a mark that is none of this"
                                    + " company's; its note was copied from elsewhere."));
        }
    }

    private void posted(MarkedDocument document, OperationKey key) {
        String task = document.marker().taskGid();
        ledger.done(document.as(key.value()), requestId.apply(key.value()), record(task));
        refused(task, attempts(key), document.createdAt());
        String pair = Pair.costItem(task);
        long revision = attempts(key) + 1;
        links.add(link(pair, document, key, revision));
        links.add(link(Pair.origin(document.ref()), document, key, 1));
    }

    private LinkV1 link(String pair, MarkedDocument document, OperationKey key, long revision) {
        return new LinkV1(
                connection.value(),
                pair,
                document.ref().toString(),
                document.marker().taskGid(),
                Link.State.AGREED,
                revision,
                hashes.getOrDefault(key.value(), ""),
                document.number(),
                null);
    }

    /// What the links that are left say of refusals.
    void refusals(Collection<LinkV1> left) {
        for (LinkV1 link : left) {
            if (link.state() == Link.State.REJECTED
                    && link.quickbooks() == null
                    && link.pair().startsWith(COST)
                    && link.pair().indexOf('/', COST.length()) < 0) {
                refused(link.pair().substring(COST.length()), link.revision(), Instant.EPOCH);
            }
        }
    }

    /// After [#documents].
    ///
    /// @param left links, among them those of changes
    void updates(Collection<LinkV1> left) {
        Map<String, LinkV1> outcomes = new HashMap<>();
        left.forEach(link -> outcomes.put(link.pair(), link));
        Map<String, String> documents = new HashMap<>();
        links.forEach(link -> documents.put(link.pair(), String.valueOf(link.quickbooks())));
        for (String operation : hashes.keySet()) {
            Matcher update = UPDATE.matcher(operation);
            if (update.matches() && operation.startsWith(connection + "/")) {
                String task = update.group(1);
                String document = documents.get(Pair.costItem(task));
                LinkV1 item = outcomes.get(Pair.costItem(task));
                LinkV1 last = outcomes.get(Pair.update(task));
                long known = item == null ? latest(task) : item.revision() + (last == null ? 0 : last.revision());
                long before = Long.parseLong(update.group(2));
                if (document != null && before < known) {
                    boolean isRefused = last != null
                            && last.state() == Link.State.REJECTED
                            && last.agreedHash().equals(hashes.get(operation))
                            && before == known - 1;
                    updated(operation, task, document, isRefused);
                }
            }
        }
    }

    private void updated(String operation, String task, String document, boolean isRefused) {
        if (isRefused) {
            ledger.refusedBefore(operation, Instant.EPOCH, requestId.apply(operation), record(task));
        } else {
            String id = document.substring(document.indexOf('/') + 1);
            ledger.done(operation, id, null, Instant.EPOCH, requestId.apply(operation), record(task));
        }
    }

    /// Without links the last command decides for itself: it reads the bill, and finds what it wants or not.
    private long latest(String task) {
        return hashes.keySet().stream()
                .filter(operation -> operation.startsWith(updates(task)))
                .map(UPDATE::matcher)
                .filter(Matcher::matches)
                .mapToLong(update -> Long.parseLong(update.group(2)))
                .max()
                .orElse(0);
    }

    private String updates(String task) {
        return connection + "/" + Pair.costItem(task) + "/update/";
    }

    private void refused(String task, long attempts, Instant before) {
        for (long attempt = 0; attempt < attempts; attempt++) {
            String operation = Marker.attempt(connection, task, attempt).value();
            ledger.refusedBefore(operation, before, requestId.apply(operation), record(task));
        }
    }

    private static String record(String task) {
        return "asana/Task/" + task;
    }

    private static long attempts(OperationKey key) {
        return Long.parseLong(key.value().substring(key.value().lastIndexOf('/') + 1));
    }
}
