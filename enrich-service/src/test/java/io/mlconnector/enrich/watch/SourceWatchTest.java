package io.mlconnector.enrich.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SourceWatchTest {
    private Instant now = Instant.parse("2026-11-24T12:00:00Z");
    private final InstantSource time = () -> now;
    private final SourceWatch watch =
            new SourceWatch(SourceWatch.Source.quickbooks(false), time.withZone(ZoneOffset.UTC));

    @Test
    void webhooksArriveFromTheFirstOneUntilThreeInARowAreLost() {
        assertThat(watch.areWebhooksArriving()).isFalse();
        watch.heard("Bill/1", now, now);
        assertThat(watch.areWebhooksArriving()).isTrue();

        lose(2);
        assertThat(watch.areWebhooksArriving()).isTrue();
        lose(3);
        assertThat(watch.areWebhooksArriving()).isFalse();
        assertThat(watch.warning()).hasValueSatisfying(text -> assertThat(text).contains("subscription is off"));

        now = now.plusSeconds(60);
        watch.heard("Bill/2", now, now);
        assertThat(watch.areWebhooksArriving()).isTrue();
    }

    @Test
    void whatThisConnectorCreatedIsNoProofOfALoss() {
        watch.heard("Bill/1", now, now);
        now = now.plusSeconds(60);
        for (int i = 0; i < 5; i++) {
            watch.found("Bill/ours" + i, now, true);
        }
        now = now.plus(Duration.ofHours(1));

        assertThat(watch.gaps().lost()).isZero();
        assertThat(watch.warning()).isEmpty();
    }

    @Test
    void aWebhookThatIsReadAgainAfterAResetSaysNothingNew() {
        watch.heard("Bill/1", now.minus(Duration.ofDays(3)), now);
        watch.heard("Bill/2", now, now.minus(Duration.ofDays(3)));

        assertThat(watch.gaps().announced()).isZero();
        assertThat(watch.areWebhooksArriving()).isFalse();
    }

    @Test
    void goesOnFromWhatAnotherInstanceKept() {
        watch.heard("Bill/1", now, now);
        SourceWatch next = new SourceWatch(SourceWatch.Source.quickbooks(false), time.withZone(ZoneOffset.UTC));

        next.resume(Optional.of(watch.toKeep("9341", now, List.of(), null, null)));

        assertThat(next.areWebhooksArriving()).isTrue();
        assertThat(next.quietSince()).isEqualTo(now);
    }

    @Test
    void saysSinceWhenItCountsUntilThatIsADay() {
        String start = now.toString();
        assertThat(watch.sentence()).isEqualTo("Nothing changed since " + start + ".");
        watch.heard("Bill/1", now, now);
        assertThat(watch.sentence()).startsWith("1 changes since " + start + " were told of");

        now = now.plus(Duration.ofHours(25));
        assertThat(watch.sentence()).isEqualTo("Nothing changed in the last 24 h.");
    }

    private void lose(int count) {
        now = now.plusSeconds(60);
        for (int i = 0; i < count; i++) {
            watch.found("Bill/lost" + i, now, false);
        }
        now = now.plus(Duration.ofMinutes(31));
    }
}
