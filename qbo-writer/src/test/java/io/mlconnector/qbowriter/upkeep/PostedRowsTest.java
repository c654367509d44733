package io.mlconnector.qbowriter.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.mlconnector.contracts.LedgerEntryV1;
import io.mlconnector.contracts.LedgerEntryV1.State;
import io.mlconnector.contracts.LinkV1;
import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.domain.command.Marker;
import io.mlconnector.domain.link.Link;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PostedRowsTest {
    private static final ConnectionId REALM = new ConnectionId("9341");
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    private final PostedRows rows =
            new PostedRows(REALM, Map.of("9341/CostItem/7/post/0", "hash-7"), key -> "r|" + key);

    @Test
    void aDocumentIsARowAndTwoLinks() {
        rows.documents(List.of(document("1043", "7", 0)));
        LedgerEntryV1 row = rows.ledger().rows().getFirst();
        assertThat(row.operation()).isEqualTo("9341/CostItem/7/post/0");
        assertThat(row.requestId()).isEqualTo("r|9341/CostItem/7/post/0");
        assertThat(row.vendorId()).isEqualTo("1043");
        assertThat(row.payloadHash()).isEqualTo("hash-7");
        assertThat(row.record()).isEqualTo("asana/Task/7");
        assertThat(rows.links())
                .extracting(LinkV1::pair, LinkV1::quickbooks, LinkV1::revision)
                .containsExactly(tuple("CostItem/7", "Bill/1043", 1L), tuple("Bill/1043/origin", "Bill/1043", 1L));
    }

    @Test
    void aLaterAttemptSaysThatTheEarlierOnesWereRefused() {
        rows.documents(List.of(document("1043", "7", 2)));
        assertThat(states())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "9341/CostItem/7/post/2", State.DONE,
                        "9341/CostItem/7/post/0", State.REJECTED,
                        "9341/CostItem/7/post/1", State.REJECTED));
    }

    @Test
    void aLinkThatCountsRefusalsSaysSoToo() {
        rows.refusals(List.of(
                link("CostItem/8", Link.State.REJECTED, 2),
                link("CostItem/8/shown", Link.State.REJECTED, 5),
                link("CostItem/9", Link.State.AGREED, 2)));
        assertThat(states().keySet()).containsExactlyInAnyOrder("9341/CostItem/8/post/0", "9341/CostItem/8/post/1");
        assertThat(states().values()).containsOnly(State.REJECTED);
    }

    @Test
    void ofTwoDocumentsWithOneMarkTheOlderStays() {
        rows.documents(List.of(document("1043", "7", 0), document("1044", "7", 0)));
        assertThat(rows.ledger().rows()).extracting(LedgerEntryV1::vendorId).containsExactly("1043");
        assertThat(rows.ledger().problems()).hasSize(1);
    }

    @Test
    void aMarkOfAnotherCompanyIsAProblemAndNoRow() {
        Marker foreign = Marker.of("7", Marker.attempt(new ConnectionId("1"), "7", 0));
        rows.documents(List.of(new MarkedDocument(new EntityRef(EntityType.BILL, "1043"), foreign, 0, NOW, "1043")));
        assertThat(rows.ledger().rows()).isEmpty();
        assertThat(rows.ledger().problems()).hasSize(1);
    }

    @Test
    void aChangeThatHasAnOutcomeIsNotMergedAgain() {
        PostedRows changed = new PostedRows(
                REALM, Map.of(update(1, "aa"), "aa", update(3, "bb"), "bb", update(4, "cc"), "cc"), key -> "r|" + key);
        changed.documents(List.of(document("1043", "7", 0)));
        changed.updates(List.of(
                link("CostItem/7", Link.State.AGREED, 2),
                new LinkV1(
                        REALM.value(), "CostItem/7/update", null, "7", Link.State.REJECTED, 2, "bb", "closed", null)));
        assertThat(changed.ledger().rows())
                .extracting(LedgerEntryV1::operation, LedgerEntryV1::state, LedgerEntryV1::vendorId)
                .containsExactlyInAnyOrder(
                        tuple("9341/CostItem/7/post/0", State.DONE, "1043"),
                        tuple(update(1, "aa"), State.DONE, "1043"),
                        tuple(update(3, "bb"), State.REJECTED, null));
    }

    @Test
    void withoutLinksTheLastChangeIsFoundOutAbout() {
        PostedRows changed =
                new PostedRows(REALM, Map.of(update(1, "aa"), "aa", update(3, "bb"), "bb"), key -> "r|" + key);
        changed.documents(List.of(document("1043", "7", 0)));
        changed.updates(List.of());
        assertThat(changed.ledger().rows())
                .extracting(LedgerEntryV1::operation)
                .containsExactlyInAnyOrder("9341/CostItem/7/post/0", update(1, "aa"));
    }

    private static String update(int outcomes, String hash) {
        return "9341/CostItem/7/update/" + outcomes + "-" + hash;
    }

    @Test
    void makesTenThousandRowsAgainAndNoneWrong() {
        Random random = new Random(15);
        List<MarkedDocument> documents = new ArrayList<>();
        Map<String, String> expected = new HashMap<>();
        for (int i = 0; i < 10_000; i++) {
            int attempt = random.nextInt(4);
            String id = String.valueOf(1_000 + i);
            documents.add(document(id, String.valueOf(500_000 + i), attempt));
            expected.put(
                    Marker.attempt(REALM, String.valueOf(500_000 + i), attempt).value(), id);
        }
        rows.documents(documents);
        Map<String, String> done = new HashMap<>();
        rows.ledger().rows().stream()
                .filter(row -> row.state() == State.DONE)
                .forEach(row -> done.put(row.operation(), String.valueOf(row.vendorId())));
        assertThat(done).isEqualTo(expected);
        assertThat(rows.ledger().problems()).isEmpty();
    }

    private Map<String, State> states() {
        Map<String, State> states = new HashMap<>();
        rows.ledger().rows().forEach(row -> states.put(row.operation(), row.state()));
        return states;
    }

    private static MarkedDocument document(String id, String task, int attempt) {
        Marker marker = Marker.of(task, Marker.attempt(REALM, task, attempt));
        return new MarkedDocument(new EntityRef(EntityType.BILL, id), marker, 0, NOW, id);
    }

    private static LinkV1 link(String pair, Link.State state, long revision) {
        return new LinkV1(REALM.value(), pair, null, "1", state, revision, "h", null, null);
    }
}
