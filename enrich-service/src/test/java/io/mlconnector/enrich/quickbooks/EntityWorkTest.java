package io.mlconnector.enrich.quickbooks;

import static io.mlconnector.enrich.flow.Arrivals.NOON;
import static io.mlconnector.enrich.flow.Arrivals.carrying;
import static io.mlconnector.enrich.flow.Arrivals.json;
import static io.mlconnector.enrich.flow.Arrivals.merged;
import static io.mlconnector.enrich.flow.Arrivals.pointer;
import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.enrich.flow.Outcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EntityWorkTest {
    private static final EntityRef VENDOR = new EntityRef(EntityType.VENDOR, "56");

    @Test
    void makesOnePieceOfWorkOfAllChangesOfAnEntity() {
        Map<EntityRef, EntityWork> work = EntityWork.coalesce(List.of(
                pointer("Vendor", "56", "created"),
                pointer("Bill", "56", "created"),
                pointer("Vendor", "56", "updated"),
                pointer("Sprocket", "1", "created")));

        assertThat(work.keySet()).containsExactly(VENDOR, new EntityRef(EntityType.BILL, "56"));
        assertThat(one(work).arrivals()).hasSize(2);
        assertThat(one(work).isToBeRead()).isTrue();
    }

    @Test
    void readsNothingWhenTheChangesBringTheEntity() {
        EntityWork work = one(EntityWork.coalesce(List.of(
                carrying("Vendor", "56", json("{'Id':'56','SyncToken':'2'}"), NOON.plusSeconds(5)),
                carrying("Vendor", "56", json("{'Id':'56','SyncToken':'1'}"), NOON))));

        assertThat(work.isToBeRead()).isFalse();
        assertThat(work.carried())
                .contains(new Outcome.Found(json("{'Id':'56','SyncToken':'2'}"), NOON.plusSeconds(5)));
    }

    @Test
    void readsWhenOneOfTheChangesIsOnlyAPointer() {
        EntityWork work = one(EntityWork.coalesce(List.of(
                carrying("Vendor", "56", json("{'Id':'56','SyncToken':'2'}"), NOON),
                pointer("Vendor", "56", "updated"))));

        assertThat(work.isToBeRead()).isTrue();
    }

    @Test
    void needsNoReadingToKnowThatSomethingWasMerged() {
        EntityWork work = one(EntityWork.coalesce(List.of(merged("Vendor", "56", "57"))));

        assertThat(work.isToBeRead()).isFalse();
        assertThat(work.mergedInto()).isEqualTo("57");
    }

    private static EntityWork one(Map<EntityRef, EntityWork> work) {
        EntityWork one = work.get(VENDOR);
        assertThat(one).isNotNull();
        return java.util.Objects.requireNonNull(one);
    }
}
