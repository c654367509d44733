package io.mlconnector.serviceruntime.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.serviceruntime.token.TokenEndpoint.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What a person may ask about later, and how long a connection lasts.
class TokenOwnerEventsTest {
    private final SharedVault store = new SharedVault();
    private final FakeEndpoint endpoint = new FakeEndpoint();
    private final HandedGrants grants = new HandedGrants();
    private final List<String> events = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-25T10:00:00Z");

    @Test
    void aGrantIsToldOnceAfterItIsStored() {
        TokenOwner owner = owner("QuickBooks", Duration.ofDays(100));
        grants.hand(7, "first", now);

        owner.own();
        owner.step();
        owner.step();

        assertThat(events).containsExactly("connected 7");
        assertThat(store.saved).hasSize(1);
    }

    @Test
    void failuresInARowAreToldOnceAndAgainAfterOneThatWorked() {
        TokenOwner owner = owner("QuickBooks", Duration.ofDays(100));
        endpoint.instead = Optional.of(new Answer.Unavailable("no answer", Duration.ofSeconds(5)));
        owner.own();
        owner.step();
        owner.step();
        assertThat(events).containsExactly("failed no answer");

        endpoint.instead = Optional.empty();
        owner.step();
        endpoint.instead = Optional.of(new Answer.UnknownClient("wrong keys", Duration.ofMinutes(1)));
        now = now.plus(Duration.ofMinutes(50));
        owner.step();

        assertThat(events).containsExactly("failed no answer", "failed wrong keys");
        assertThat(owner.view().state()).as("nothing is known about the token").isEqualTo(TokenView.State.READY);
    }

    @Test
    void aRevokedConsentNeedsAPersonAndIsToldOnce() {
        TokenOwner owner = owner("Asana", null);
        owner.own();
        owner.step();
        endpoint.valid = "nothing that we have";
        now = now.plus(Duration.ofMinutes(50));
        for (int i = 0; i < 5; i++) {
            owner.step();
        }

        assertThat(owner.view().state()).isEqualTo(TokenView.State.RECONNECT_NEEDED);
        assertThat(events).containsExactly("person there is no refresh token that Asana accepts");
    }

    @Test
    void refreshTokenWithoutAnEndHasNone() {
        TokenOwner owner = owner("Asana", null);
        owner.own();
        owner.step();

        assertThat(owner.view().refreshEnds()).isEmpty();
        assertThat(owner.tokens().findToken()).isPresent();
    }

    @Test
    void endForGoodIsKeptWhereALaterAnswerDoesNotTellIt() {
        TokenOwner owner = owner("QuickBooks", Duration.ofDays(100));
        Instant end = now.plus(Duration.ofDays(1825));
        endpoint.instead = Optional.of(
                new Answer.Given("access", Duration.ofHours(1), "first", Duration.ofDays(100), Duration.ofDays(1825)));
        owner.own();
        owner.step();
        assertThat(owner.view().hardEnds()).contains(end);

        endpoint.instead = Optional.empty();
        now = now.plus(Duration.ofMinutes(50));
        owner.step();

        assertThat(store.last().accessVersion()).isEqualTo(2);
        assertThat(owner.view().hardEnds()).contains(end);
    }

    @Test
    void consentThatIsOverAfterFiveYearsNeedsAPersonWhoIsToldWhy() {
        TokenOwner owner = owner("QuickBooks", Duration.ofDays(100));
        endpoint.instead = Optional.of(
                new Answer.Given("access", Duration.ofHours(1), "first", Duration.ofDays(1), Duration.ofDays(1)));
        owner.own();
        owner.step();
        endpoint.instead = Optional.of(new Answer.InvalidGrant());
        now = now.plus(Duration.ofDays(1));
        for (int i = 0; i < 3; i++) {
            owner.step();
        }

        assertThat(owner.view().state()).isEqualTo(TokenView.State.RECONNECT_NEEDED);
        assertThat(TokenLife.ended(
                        "QuickBooks", owner.view().refreshEnds(), owner.view().hardEnds(), now))
                .get()
                .asString()
                .contains("2026-11-26", "five years");
    }

    @Test
    void tokensThatNothingUsedForAHundredDaysAreExplainedAfterTheLongStandstill() {
        TokenOwner before = owner("QuickBooks", Duration.ofDays(100));
        before.own();
        before.step();
        now = now.plus(Duration.ofDays(101));
        endpoint.instead = Optional.of(new Answer.InvalidGrant());
        TokenOwner after = owner("QuickBooks", Duration.ofDays(100));
        after.own();
        for (int i = 0; i < 4; i++) {
            after.step();
        }

        assertThat(after.view().state()).isEqualTo(TokenView.State.RECONNECT_NEEDED);
        assertThat(TokenLife.ended(
                        "QuickBooks", after.view().refreshEnds(), after.view().hardEnds(), now))
                .get()
                .asString()
                .contains("100 days");
        endpoint.instead = Optional.empty();
        grants.hand(9, "a new consent", now);
        after.step();
        assertThat(after.tokens().findToken()).contains("access of a new consent");
    }

    private TokenOwner owner(String vendor, @Nullable Duration refreshLife) {
        return new TokenOwner(
                new TokenSubject(vendor, "9341", refreshLife),
                new TokenPorts(endpoint, store::open, grants, new Told()),
                Optional.of("first"),
                new MovableClock(() -> now),
                () -> {});
    }

    private final class Told implements TokenEvents {
        @Override
        public void connected(long grant) {
            events.add("connected " + grant);
        }

        @Override
        public void resealed() {
            events.add("resealed");
        }

        @Override
        public void refreshFailed(String why) {
            events.add("failed " + why);
        }

        @Override
        public void personNeeded(String why) {
            events.add("person " + why);
        }
    }
}
