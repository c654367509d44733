package io.mlconnector.enrich.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.contracts.Json;
import io.mlconnector.contracts.LinkV1;
import io.mlconnector.domain.link.Cause;
import io.mlconnector.domain.link.Link;
import io.mlconnector.domain.link.Pair;
import io.mlconnector.domain.link.Refusal;
import io.mlconnector.domain.plan.Trigger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusedItemsTest {
    private static final Instant REFUSED = Instant.parse("2026-11-25T10:00:00Z");
    private static final Instant LATER = REFUSED.plusSeconds(15);

    private final RefusedItems items = new RefusedItems();

    @Test
    void namesWhatIsDueAndForgetsWhatWasTakenSince() {
        put(Pair.costItem("1207"), Link.State.REJECTED);
        put(Pair.update("1208"), Link.State.REJECTED);

        assertThat(due(LATER.minusMillis(1))).isEmpty();
        assertThat(due(LATER)).containsExactlyInAnyOrder(List.of("1207"), List.of("1208"));

        put(Pair.update("1208"), Link.State.AGREED);
        assertThat(due(LATER)).containsExactly(List.of("1207"));
    }

    @Test
    void whatATaskShowsIsNoPosting() {
        put(Pair.shown("1207"), Link.State.REJECTED);
        put(Pair.told("1207", "update"), Link.State.REJECTED);

        assertThat(due(LATER)).isEmpty();
    }

    private void put(String pair, Link.State state) {
        Refusal refusal = state == Link.State.REJECTED ? new Refusal(Cause.CLOSED_PERIOD.code(), 1, null) : null;
        String gid = pair.split("/", -1)[1];
        Link link = new Link(pair, null, gid, state, 1, "any", "No.", null, refusal, REFUSED);
        items.put("9341/" + pair, Json.write(LinkV1.of("9341", link)));
    }

    private List<List<String>> due(Instant now) {
        List<List<String>> due = new ArrayList<>();
        items.due(now, (_, trigger) -> {
            if (trigger instanceof Trigger.RetriesDue(var firstOf)) {
                due.addAll(firstOf);
            }
        });
        return due;
    }
}
