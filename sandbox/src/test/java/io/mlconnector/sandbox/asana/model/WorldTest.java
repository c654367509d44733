package io.mlconnector.sandbox.asana.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlconnector.sandbox.store.Journal;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WorldTest {
    private static final long PATIENCE = 20;

    private final World world =
            new World(new Identity("1200000000000001", "a", "b"), Journal.inMemory(), Clock.systemUTC(), _ -> {});
    private final String user = world.accounts().botGid();

    @Test
    void thoseWhoOnlyLookDoNotWaitForEachOther() throws Exception {
        CyclicBarrier both = new CyclicBarrier(2);
        Callable<Integer> look = () -> world.look(user, work -> meet(both));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> seen : threads.invokeAll(List.of(look, look))) {
                assertThat(seen.get(PATIENCE, TimeUnit.SECONDS)).isNotNegative();
            }
        }
    }

    @Test
    void whoOnlyLooksCannotChangeAnything() {
        assertThatThrownBy(() ->
                        world.look(user, work -> work.resources().create(Type.TAG, state -> state.put("name", "x"))))
                .isInstanceOf(IllegalStateException.class);
        assertThat(gids(IndexKeys.type(Type.TAG))).isEmpty();
    }

    @Test
    void refusedWorkLeavesNoTraceInAnyIndex() {
        assertThatThrownBy(() -> world.as(user, work -> {
                    work.resources()
                            .create(
                                    Type.TASK,
                                    state -> state.putObject("external").put("gid", "e-1"));
                    throw Refusal.badRequest("no");
                }))
                .isInstanceOf(Refusal.class);
        assertThat(gids(IndexKeys.external("e-1"))).isEmpty();
        assertThat(gids(IndexKeys.type(Type.TASK))).isEmpty();
    }

    @Test
    void aKeyThatSeveralShareLeadsToAllOfThemInTheirOrder() {
        List<String> gids = world.as(user, work -> List.of(task(work), task(work), task(work)));
        world.as(user, work -> {
            Resource middle = work.resources().get(gids.get(1));
            work.resources().save(middle.with(state -> state.put("parent", "8")));
            return middle;
        });
        assertThat(gids(IndexKeys.subtasksOf("9"))).containsExactly(gids.get(0), gids.get(2));
        assertThat(gids(IndexKeys.subtasksOf("8"))).containsExactly(gids.get(1));
    }

    private List<String> gids(String key) {
        return world.look(
                user,
                work -> work.resources().under(key).stream().map(Resource::gid).toList());
    }

    private static String task(Work work) {
        return work.resources()
                .create(Type.TASK, state -> state.put("parent", "9"))
                .gid();
    }

    private static int meet(CyclicBarrier barrier) {
        try {
            return barrier.await(PATIENCE, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("Nobody else came", e);
        }
    }
}
