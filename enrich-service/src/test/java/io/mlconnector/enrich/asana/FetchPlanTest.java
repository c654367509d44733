package io.mlconnector.enrich.asana;

import static io.mlconnector.enrich.flow.Arrivals.NOON;
import static io.mlconnector.enrich.flow.Arrivals.pointer;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FetchPlanTest {

    @Test
    void readsAFewTasksOneByOne() {
        FetchPlan plan = FetchPlan.of(tasks(3), _ -> Set.of("7"));

        assertThat(plan.tasks()).hasSize(3);
        assertThat(plan.listings()).isEmpty();
    }

    @Test
    void listsTheProjectThatManyAreIn() {
        FetchPlan plan = FetchPlan.of(tasks(50), ref -> Integer.parseInt(ref.gid()) < 40 ? Set.of("7") : Set.of());

        assertThat(plan.tasks()).hasSize(10);
        assertThat(plan.listings()).hasSize(1);
        FetchPlan.ProjectListing listing = plan.listings().getFirst();
        assertThat(listing.projectGid()).isEqualTo("7");
        assertThat(listing.tasks()).hasSize(40);
        assertThat(listing.modifiedSince()).isBefore(NOON);
    }

    @Test
    void isLinkedAsTheLastOfItsChangesSays() {
        ObjectWork work = new ObjectWork(
                new ObjectRef(Kind.PROJECT, "7"),
                List.of(
                        pointer("Project", "7", ObjectWork.UNLINKED),
                        pointer("Project", "7", ObjectWork.LINKED),
                        pointer("Project", "7", "changed")));

        assertThat(work.linked(null)).isTrue();
    }

    private static List<ObjectWork> tasks(int count) {
        return IntStream.range(0, count)
                .mapToObj(gid -> new ObjectWork(
                        new ObjectRef(Kind.TASK, String.valueOf(gid)),
                        List.of(pointer("Task", String.valueOf(gid), "changed"))))
                .toList();
    }
}
