package io.mlconnector.domain.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.accounting.EntityType;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairTest {
    private static final EntityRef VENDOR = new EntityRef(EntityType.VENDOR, "56");
    private static final EntityRef BILL = new EntityRef(EntityType.BILL, "1043");

    @Test
    void tellsTasksFromOptionsAndProjects() {
        assertThat(List.of(
                        Pair.mirror(VENDOR),
                        Pair.costItem("1207"),
                        Pair.shown("1207"),
                        Pair.told("1207", "posted"),
                        Pair.origin(BILL)))
                .allMatch(Pair::isOfTask);
        assertThat(List.of(Pair.option(VENDOR), Pair.optionGid("1209"), Pair.project("1203")))
                .noneMatch(Pair::isOfTask);
    }
}
