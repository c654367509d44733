package io.mlconnector.asanawriter.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.asanawriter.webhook.HookPlanner.Kept;
import io.mlconnector.asanawriter.webhook.HookPlanner.Plan;
import io.mlconnector.contracts.WebhookV1;
import io.mlconnector.contracts.WebhookV1.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Whatever Asana and the records hold: what is not ours stays, what is wanted is listened to once, and a second look
/// finds nothing to do.
class HookPlannerTest {
    private static final String ADDRESS = "https://connector.test/webhooks/asana/9341~";
    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final List<String> RESOURCES = List.of("100", "77", "88", "89");
    private static final int SITUATIONS = 3_000;

    private final Random random = new Random(7);
    private int next;

    @Test
    void keepsToWhatIsOursAndComesToRest() {
        for (int i = 0; i < SITUATIONS; i++) {
            HookPlanner situation = situation();

            Plan plan = situation.plan();

            assertThat(plan.deletions()).as("what is not ours: %s", situation).noneMatch(HookPlannerTest::isOthers);
            assertThat(plan.kept()).extracting(kept -> kept.wanted().resource()).doesNotHaveDuplicates();
            assertThat(Stream.of(
                                    plan.kept().stream()
                                            .map(kept -> kept.wanted().resource()),
                                    plan.created().stream().map(Subscription::resource),
                                    plan.awaited().stream().map(WebhookV1::resource))
                            .flatMap(one -> one))
                    .as("%s", situation)
                    .containsExactlyInAnyOrderElementsOf(situation.wanted().stream()
                            .map(Subscription::resource)
                            .toList());
            HookPlanner after = done(situation, plan);
            Plan again = after.plan();
            assertThat(again.deletions()).as("%s", situation).isEmpty();
            assertThat(again.forgotten()).as("%s", situation).isEmpty();
            assertThat(again.created()).as("%s", situation).isEmpty();
            assertThat(again.kept()).as("%s", situation).noneMatch(kept -> kept.health() instanceof HookHealth.Dying);
        }
    }

    @Test
    void ofTwoTheOneThatWorksStays() {
        LiveHook dying = hook("1", "77", "a", NOW.minus(Duration.ofDays(2)), NOW.plus(Duration.ofHours(1)));
        LiveHook well = hook("2", "77", "b", NOW.minus(Duration.ofMinutes(1)), null);

        Plan plan = new HookPlanner(
                        ADDRESS,
                        List.of(Subscription.ofProject("77")),
                        List.of(active("a", "77", "1"), active("b", "77", "2")),
                        List.of(dying, well),
                        NOW,
                        NOW)
                .plan();

        assertThat(plan.kept()).extracting(Kept::hook).containsExactly(well);
        assertThat(plan.deletions()).containsExactly(dying);
        assertThat(plan.forgotten()).extracting(WebhookV1::webhook).containsExactly("1");
    }

    private HookPlanner situation() {
        List<Subscription> wanted = RESOURCES.stream()
                .filter(_ -> random.nextInt(3) > 0)
                .map(Subscription::ofProject)
                .toList();
        List<WebhookV1> records = new ArrayList<>();
        List<LiveHook> live = new ArrayList<>();
        int count = random.nextInt(8);
        for (int i = 0; i < count; i++) {
            String resource = RESOURCES.get(random.nextInt(RESOURCES.size()));
            String hook = "h" + next++;
            String gid = String.valueOf(next++);
            boolean atAsana = random.nextBoolean();
            switch (random.nextInt(6)) {
                case 0 -> records.add(pending(hook, resource, NOW.plusSeconds(30)));
                case 1 -> records.add(pending(hook, resource, NOW.minusSeconds(1)));
                case 2 -> records.add(new WebhookV1("9341", "9341~" + hook, resource, State.REMOVED, gid, null, null));
                case 3, 4 -> records.add(active(hook, resource, random.nextInt(5) == 0 ? "other" : gid));
                default -> {}
            }
            if (atAsana) {
                Instant deleted = random.nextInt(3) == 0 ? NOW.plus(Duration.ofHours(random.nextInt(24))) : null;
                live.add(hook(gid, resource, hook, NOW.minus(Duration.ofHours(random.nextInt(16))), deleted));
            }
            if (random.nextInt(4) == 0) {
                live.add(new LiveHook(
                        String.valueOf(next++),
                        resource,
                        "https://others.test/9341~" + hook,
                        true,
                        NOW,
                        null,
                        null,
                        null));
            }
        }
        return new HookPlanner(ADDRESS, wanted, records, live, NOW, NOW);
    }

    /// What is there when everything that was planned has succeeded.
    private HookPlanner done(HookPlanner before, Plan plan) {
        List<LiveHook> live = new ArrayList<>(before.live());
        List<WebhookV1> records = new ArrayList<>(before.records());
        live.removeAll(plan.deletions());
        records.removeAll(plan.forgotten());
        Set<Kept> dying = plan.kept().stream()
                .filter(kept -> kept.health() instanceof HookHealth.Dying)
                .collect(Collectors.toSet());
        dying.forEach(kept -> {
            live.remove(kept.hook());
            records.remove(kept.known());
        });
        Stream.concat(
                        plan.created().stream().map(Subscription::resource),
                        dying.stream().map(kept -> kept.wanted().resource()))
                .forEach(resource -> {
                    String hook = "h" + next++;
                    String gid = String.valueOf(next++);
                    live.add(hook(gid, resource, hook, NOW, null));
                    records.add(active(hook, resource, gid));
                });
        return new HookPlanner(ADDRESS, before.wanted(), records, live, NOW, NOW);
    }

    private static boolean isOthers(LiveHook hook) {
        return hook.target().startsWith("https://others.test");
    }

    private static LiveHook hook(String gid, String resource, String hook, Instant created, @Nullable Instant deleted) {
        return new LiveHook(gid, resource, ADDRESS + hook + ".1.tag", true, created, null, null, deleted);
    }

    private static WebhookV1 active(String hook, String resource, String gid) {
        return new WebhookV1("9341", "9341~" + hook, resource, State.ACTIVE, gid, "sealed", null);
    }

    private static WebhookV1 pending(String hook, String resource, Instant expiresAt) {
        return new WebhookV1("9341", "9341~" + hook, resource, State.PENDING, null, null, expiresAt);
    }
}
