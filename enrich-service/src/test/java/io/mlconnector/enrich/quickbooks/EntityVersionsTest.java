package io.mlconnector.enrich.quickbooks;

import static io.mlconnector.enrich.flow.Arrivals.NOON;
import static io.mlconnector.enrich.flow.Arrivals.json;
import static io.mlconnector.enrich.quickbooks.EntityVersions.Judgement.NEWER;
import static io.mlconnector.enrich.quickbooks.EntityVersions.Judgement.OLDER;
import static io.mlconnector.enrich.quickbooks.EntityVersions.Judgement.SAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.domain.accounting.RecordState;
import io.mlconnector.enrich.flow.Outcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EntityVersionsTest {

    @Test
    void comparesSyncTokensAsNumbers() {
        StoredEntity ninth = vendor("9", "Ada", NOON);

        assertThat(judge(ninth, vendor("10", "Ada", NOON))).isEqualTo(NEWER);
        assertThat(judge(vendor("10", "Ada", NOON), ninth)).isEqualTo(OLDER);
        assertThat(judge(null, ninth)).isEqualTo(NEWER);
    }

    @Test
    void knowsTheSameInWhateverOrderItsMembersCome() {
        StoredEntity known = offered("{'Id':'1','SyncToken':'1','Balance':10.50,'Active':true}", NOON, null);
        StoredEntity again =
                offered("{'Active':true,'Balance':10.50,'SyncToken':'1','Id':'1'}", NOON.plusSeconds(9), null);

        assertThat(judge(known, again)).isEqualTo(SAME);
    }

    @Test
    void ordersWhatTheSyncTokenDoesNotCountByTime() {
        StoredEntity known = offered("{'Id':'1','SyncToken':'1','Balance':10}", NOON, null);

        assertThat(judge(known, offered("{'Id':'1','SyncToken':'1','Balance':7}", NOON.plusSeconds(1), null)))
                .isEqualTo(NEWER);
        assertThat(judge(known, offered("{'Id':'1','SyncToken':'1','Balance':7}", NOON.minusSeconds(1), null)))
                .isEqualTo(OLDER);
    }

    @Test
    void keepsTheLastKnownBodyAndVersionOfWhatIsGone() {
        StoredEntity known = vendor("4", "Ada", NOON);
        StoredEntity gone =
                EntityVersions.offered(EntityType.VENDOR, new Outcome.Missing(NOON.plusSeconds(1)), known, null);

        assertThat(gone.state()).isEqualTo(RecordState.DELETED);
        assertThat(gone.syncToken()).isEqualTo(4);
        assertThat(gone.body()).isSameAs(known.body());
        assertThat(judge(known, gone)).isEqualTo(NEWER);
    }

    @Test
    void isNotBroughtBackByWhatWasReadBeforeTheDeletion() {
        StoredEntity gone = EntityVersions.offered(
                EntityType.VENDOR, new Outcome.Missing(NOON), vendor("4", "Ada", NOON.minusSeconds(60)), null);

        assertThat(judge(gone, vendor("5", "Ada", NOON.minusSeconds(1)))).isEqualTo(OLDER);
        assertThat(judge(gone, vendor("5", "Ada", NOON.plusSeconds(1)))).isEqualTo(NEWER);
    }

    @Test
    void readsATombstoneOfChangeDataCapture() {
        StoredEntity gone = offered("{'Id':'1','status':'Deleted'}", NOON, vendor("4", "Ada", NOON));

        assertThat(gone.state()).isEqualTo(RecordState.DELETED);
        assertThat(gone.syncToken()).isEqualTo(4);
    }

    @Test
    void staysMergedWhenQuickBooksCallsItDeletedOrInactive() {
        StoredEntity merged = EntityVersions.offered(
                EntityType.VENDOR, new Outcome.Missing(NOON), vendor("4", "Ada", NOON.plusSeconds(5)), "57");

        assertThat(merged.state()).isEqualTo(RecordState.MERGED);
        assertThat(merged.mergedInto()).isEqualTo("57");
        assertThat(judge(vendor("4", "Ada", NOON.plusSeconds(5)), merged)).isEqualTo(NEWER);
        assertThat(judge(merged, offered("{'Id':'1','status':'Deleted'}", NOON.plusSeconds(9), merged)))
                .isEqualTo(SAME);
        assertThat(judge(merged, offered("{'Id':'1','SyncToken':'6','Active':false}", NOON.plusSeconds(9), merged)))
                .isEqualTo(SAME);
    }

    @Test
    void takesNoEntityWithoutAVersion() {
        assertThatThrownBy(() -> offered("{'Id':'1'}", NOON, null)).isInstanceOf(NumberFormatException.class);
    }

    private static EntityVersions.Judgement judge(@Nullable StoredEntity known, StoredEntity offered) {
        return EntityVersions.judge(known, offered);
    }

    private static StoredEntity vendor(String syncToken, String name, Instant at) {
        return offered(
                "{'Id':'1','SyncToken':'" + syncToken + "','DisplayName':'" + name + "','Active':true}", at, null);
    }

    private static StoredEntity offered(String body, Instant at, @Nullable StoredEntity known) {
        return EntityVersions.offered(EntityType.VENDOR, new Outcome.Found(json(body), at), known, null);
    }
}
