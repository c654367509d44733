package io.mlconnector.sandbox.asana.seed;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.sandbox.ChildJvm;
import io.mlconnector.sandbox.asana.model.Identity;
import io.mlconnector.sandbox.asana.model.IndexKeys;
import io.mlconnector.sandbox.asana.model.Type;
import io.mlconnector.sandbox.asana.model.World;
import io.mlconnector.sandbox.store.Journal;
import java.io.IOException;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class LargeWorkspaceTest {
    private static final int QUARTER = 4;
    private static final int MIB = 160;

    /// With [io.mlconnector.sandbox.quickbooks.seed.LargeCompanyTest] not more than a quarter of a gigabyte.
    @Test
    void aQuarterOfTheLargeWorkspaceFitsIntoAQuarterOfItsHeap() throws IOException, InterruptedException {
        assertThat(ChildJvm.run(MIB, Quarter.class))
                .isEqualTo("50080 tasks, 6 values in each, found by external id: 1");
    }

    static final class Quarter {
        private Quarter() {}

        public static void main(String[] args) {
            World world = new World(
                    new Identity("1200000000000001", "a", "b"), Journal.inMemory(), Clock.systemUTC(), _ -> {});
            LargeWorkspace.plant(world, LargeWorkspace.TASKS / QUARTER);
            String found = world.look(world.accounts().botGid(), work -> {
                var tasks = work.resources().all(Type.TASK);
                return tasks.size() + " tasks, "
                        + tasks.getLast().get("custom_fields").size()
                        + " values in each, found by external id: "
                        + work.resources()
                                .under(IndexKeys.external("large-49999"))
                                .size();
            });
            System.out.println(found);
        }
    }
}
