package io.mlconnector.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.domain.change.ConnectionId;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopicsTest {

    @Test
    void namesAreTheDesigns() {
        assertThat(Topics.all().stream().map(TopicSpec::name).filter(name -> !name.endsWith(".dead-letters")))
                .containsExactlyInAnyOrder(
                        "quickbooks.notifications",
                        "asana.notifications",
                        "quickbooks.changes",
                        "asana.changes",
                        "quickbooks.records",
                        "asana.records",
                        "quickbooks.commands",
                        "asana.commands",
                        "quickbooks.ledger",
                        "asana.ledger",
                        "links",
                        "connections",
                        "mappings",
                        "quickbooks.tokens",
                        "quickbooks.grants",
                        "asana.grants",
                        "asana.tokens",
                        "asana.webhooks",
                        "quickbooks.reads",
                        "watches",
                        "audit",
                        "audit.seals");
    }

    @Test
    void everythingThatIsConsumedOneByOneHasDeadLetters() {
        List<String> names = Topics.all().stream().map(TopicSpec::name).toList();
        assertThat(names).doesNotHaveDuplicates().hasSize(30);
        assertThat(names).contains("quickbooks.notifications.dead-letters", "asana.commands.dead-letters");
    }

    @Test
    void ledgersAreCompactedAndNeverExpire() {
        assertThat(Topics.QUICKBOOKS_LEDGER.configs())
                .containsEntry("cleanup.policy", "compact")
                .doesNotContainKey("retention.ms");
        assertThat(Topics.AUDIT.configs()).containsEntry("retention.ms", "-1");
    }

    @Test
    void allRecordsOfAConnectionShareAPartition() {
        int home = ConnectionPartitioner.partition("9341", 4);
        for (String key : List.of("9341/Bill/1043", "9341/CostItem/1207/post/1", "9341/quickbooks/Vendor/56")) {
            assertThat(ConnectionPartitioner.partition(key, 4)).isEqualTo(home);
        }
    }

    @Test
    void partitionOfAConnectionNeverMoves() {
        // Frozen: a change would tear every existing connection's order apart.
        assertThat(List.of("9341452000000001", "9341452000000002", "main", "0"))
                .extracting(key -> ConnectionPartitioner.partition(key, 4))
                .containsExactly(FROZEN);
    }

    private static final Integer[] FROZEN = {0, 0, 3, 0};

    @Test
    void keysSayTheirConnection() {
        assertThat(RecordKey.parse("9341/Bill/1043")).contains(new RecordKey(new ConnectionId("9341"), "Bill/1043"));
        assertThat(RecordKey.parse("/Bill")).isEmpty();
        assertThat(RecordKey.parse("9341/")).isEmpty();
        assertThat(RecordKey.parse("a b/c")).isEmpty();
    }
}
