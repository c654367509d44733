package io.mlconnector.asanawriter.upkeep;

import io.mlconnector.contracts.LinkV1;
import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.domain.command.OperationKey;
import io.mlconnector.domain.link.Link;
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

/// The ledger and the links of tasks, as the marks in the tasks and the links that are left tell them. Pure.
///
/// A later write of a task leaves no mark, and needs no row: its key says which revision of the link it was decided
/// on, and what is older than the link is left out (docs/adr/0017). A comment is told once and has a link of its own,
/// which says that it was.
final class TaskRows {
    /// `9341/Vendor/56/task/3-ab12`: which revision of the link the values were decided on.
    private static final Pattern OPERATION = Pattern.compile("([^/]+)/(.+)/task/([0-9]{1,18})-[0-9a-f]+");

    private static final String TOLD = "/told/";

    private final ConnectionId connection;
    private final Map<String, Decided> commanded = new HashMap<>();
    private final UnaryOperator<String> requestId;
    private final RebuiltLedger ledger;
    private final List<LinkV1> links = new ArrayList<>();

    /// @param hashes of the commanded values, by operation
    /// @param requestId of an operation
    TaskRows(ConnectionId connection, Map<String, String> hashes, UnaryOperator<String> requestId) {
        this.connection = connection;
        this.requestId = requestId;
        this.ledger = new RebuiltLedger(hashes);
        hashes.forEach((operation, hash) -> {
            Matcher decided = OPERATION.matcher(operation);
            if (decided.matches() && decided.group(1).equals(connection.value())) {
                commanded.merge(decided.group(2), new Decided(Long.parseLong(decided.group(3)), hash), Decided::later);
            }
        });
    }

    /// Values that were commanded for a task.
    ///
    /// @param revision of the link that they were decided on
    private record Decided(long revision, String hash) {
        static final Decided NOTHING = new Decided(0, "");

        Decided later(Decided other) {
            return other.revision >= revision ? other : this;
        }
    }

    RebuiltLedger ledger() {
        return ledger;
    }

    /// For those that are missing.
    List<LinkV1> links() {
        return List.copyOf(links);
    }

    /// @param tasks the oldest first
    void tasks(List<MarkedTask> tasks) {
        for (MarkedTask task : tasks) {
            String pair = task.mark().pair();
            ledger.done(task.marked(), task.mark().requestId(), "quickbooks/" + pair);
            EntityRef.parse(pair).ifPresent(ref -> links.add(link(pair, ref, task)));
        }
    }

    /// With the last values that are known to have been commanded; where none are, the task is written once more.
    private LinkV1 link(String pair, EntityRef ref, MarkedTask task) {
        Decided last = commanded.getOrDefault(pair, Decided.NOTHING);
        return new LinkV1(
                connection.value(),
                pair,
                ref.toString(),
                task.gid(),
                Link.State.AGREED,
                last.revision() + 1,
                last.hash(),
                null,
                null);
    }

    /// What the links that are left say of comments.
    void told(Collection<LinkV1> left) {
        for (LinkV1 link : left) {
            if (link.pair().contains(TOLD) && link.asana() != null && link.state() != Link.State.REJECTED) {
                String operation =
                        OperationKey.of(connection, link.pair(), "tell", "1").value();
                ledger.done(
                        operation,
                        link.asana(),
                        null,
                        Instant.EPOCH,
                        requestId.apply(operation),
                        "asana/Task/" + link.asana());
            }
        }
    }
}
