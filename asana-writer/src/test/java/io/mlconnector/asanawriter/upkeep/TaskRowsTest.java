package io.mlconnector.asanawriter.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.mlconnector.asanawriter.operation.TaskMark;
import io.mlconnector.contracts.LedgerEntryV1;
import io.mlconnector.contracts.LedgerEntryV1.State;
import io.mlconnector.contracts.LinkV1;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.domain.command.OperationKey;
import io.mlconnector.domain.link.Link;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TaskRowsTest {
    private static final ConnectionId REALM = new ConnectionId("9341");
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    @Test
    void aTaskIsARowAndALinkWithTheLastValuesThatWereCommanded() {
        TaskRows rows = rows(Map.of(
                "9341/Vendor/56/task/0-ab12", "first",
                "9341/Vendor/56/task/3-cd34", "last",
                "9341/Vendor/56/task/1-ef56", "second",
                "9341/Vendor/56/option/option/7-ab12", "an option's",
                "9342/Vendor/56/task/9-ab12", "another company's"));
        rows.tasks(List.of(task("1207", "Vendor/56")));
        assertThat(rows.ledger().rows())
                .extracting(LedgerEntryV1::operation, LedgerEntryV1::vendorId, LedgerEntryV1::payloadHash)
                .containsExactly(tuple("9341/Vendor/56/task/0-ab12", "1207", "first"));
        assertThat(rows.links())
                .extracting(LinkV1::pair, LinkV1::asana, LinkV1::revision, LinkV1::agreedHash)
                .containsExactly(tuple("Vendor/56", "1207", 4L, "last"));
    }

    @Test
    void whatTheLinksSayWasToldIsDone() {
        TaskRows rows = rows(Map.of());
        rows.told(List.of(
                told("CostItem/7/told/posted", Link.State.AGREED),
                told("CostItem/8/told/posted", Link.State.REJECTED),
                told("CostItem/9/shown", Link.State.AGREED)));
        assertThat(rows.ledger().rows())
                .extracting(LedgerEntryV1::operation)
                .containsExactly("9341/CostItem/7/told/posted/tell/1");
    }

    @Test
    void makesTenThousandRowsAgainAndNoneWrong() {
        Map<String, String> hashes = new HashMap<>();
        Map<String, String> expected = new HashMap<>();
        List<MarkedTask> tasks = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            String pair = "Vendor/" + i;
            String gid = String.valueOf(1_000_000 + i);
            MarkedTask task = task(gid, pair);
            tasks.add(task);
            expected.put(task.mark().key().value(), gid);
            for (int revision = 0; revision < i % 4; revision++) {
                hashes.put("9341/" + pair + "/task/" + revision + "-ab12", "hash " + revision + " of " + i);
            }
        }
        TaskRows rows = rows(hashes);
        rows.tasks(tasks);
        Map<String, String> done = new HashMap<>();
        rows.ledger().rows().stream()
                .filter(row -> row.state() == State.DONE)
                .forEach(row -> done.put(row.operation(), String.valueOf(row.vendorId())));
        assertThat(done).isEqualTo(expected);
        assertThat(rows.ledger().problems()).isEmpty();
        assertThat(rows.links()).hasSize(10_000).allSatisfy(link -> {
            int i = Integer.parseInt(link.pair().substring("Vendor/".length()));
            assertThat(link.agreedHash()).isEqualTo(i % 4 == 0 ? "" : "hash " + (i % 4 - 1) + " of " + i);
        });
    }

    private static TaskRows rows(Map<String, String> hashes) {
        return new TaskRows(REALM, hashes, TaskMark::requestId);
    }

    private static MarkedTask task(String gid, String pair) {
        TaskMark mark = new TaskMark(REALM, pair, OperationKey.of(REALM, pair, "task", "0-ab12"));
        return new MarkedTask(gid, mark, "5", NOW, NOW.toString());
    }

    private static LinkV1 told(String pair, Link.State state) {
        return new LinkV1(REALM.value(), pair, null, "1", state, 1, "h", null, null);
    }
}
