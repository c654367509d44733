package io.mlconnector.serviceruntime.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.serviceruntime.token.TokenEndpoint.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TokenOwnerTest {
    private final SharedVault store = new SharedVault();
    private final FakeEndpoint endpoint = new FakeEndpoint();
    private Instant now = Instant.parse("2026-11-24T10:00:00Z");
    private int woken;
    private final Grants grants = Grants.NONE;
    private final TokenOwner owner = owner(Optional.of("first"));

    @Test
    void firstStartUsesTheConfiguredTokenAndStoresTheNext() {
        owner.own();
        owner.step();

        assertThat(owner.tokens().findToken()).contains("access-1");
        assertThat(owner.view().state()).isEqualTo(TokenView.State.READY);
        assertThat(store.last().refresh()).isEqualTo(new OAuthToken("refresh-1", 1, now.plus(Duration.ofDays(100))));
        assertThat(store.last().access()).isEqualTo(new OAuthToken("access-1", 1, now.plus(Duration.ofHours(1))));
    }

    @Test
    void laterStartsUseWhatIsStored() {
        own(owner);
        TokenOwner next = owner(Optional.of("first"));

        own(next);

        assertThat(next.tokens().findToken()).contains("access-1");
        assertThat(endpoint.asked).containsExactly("first");
    }

    @Test
    void aConnectionThatIsLostAndComesBackBetweenTwoStepsHasItsToken() {
        own(owner);
        owner.disown();
        owner.own();

        owner.step();

        assertThat(owner.tokens().findToken()).contains("access-1");
        assertThat(endpoint.asked).containsExactly("first");
    }

    @Test
    void refreshesAfterThreeQuartersOfItsLife() {
        own(owner);

        assertThat(owner.step()).isEqualTo(Duration.ofMinutes(45));
        now = now.plus(Duration.ofMinutes(45));
        owner.step();

        assertThat(owner.tokens().findToken()).contains("access-2");
        assertThat(endpoint.asked).containsExactly("first", "refresh-1");
        assertThat(store.last().accessVersion()).isEqualTo(2);
    }

    @Test
    void neitherGivesWhatHasEndedNorWhatIsNotStored() {
        owner.own();
        store.goAway(true);
        owner.step();
        assertThat(owner.tokens().findToken()).isEmpty();

        store.goAway(false);
        endpoint.beforeAnswer = () -> store.goAway(true);
        owner.step();
        assertThat(endpoint.valid).isEqualTo("refresh-1");
        assertThat(owner.tokens().findToken()).as("answered and not stored").isEmpty();

        store.goAway(false);
        owner.step();
        assertThat(owner.tokens().findToken()).contains("access-1");
        assertThat(store.last().refresh()).extracting(OAuthToken::value).isEqualTo("refresh-1");

        now = now.plus(FakeEndpoint.ACCESS_LIFE);
        assertThat(owner.tokens().findToken()).as("ended").isEmpty();
    }

    @Test
    void storesTheSameAgainWhenTheAcknowledgementWasLost() {
        owner.own();
        store.loseAcknowledgement();
        owner.step();

        owner.step();
        owner.step();

        assertThat(owner.tokens().findToken()).contains("access-1");
        assertThat(endpoint.asked).containsExactly("first");
        assertThat(store.last().accessVersion()).isEqualTo(1);
    }

    @Test
    void refusedTokenIsRefreshedOnceHoweverManyCallsReportIt() {
        own(owner);
        now = now.plusSeconds(10);
        for (int i = 0; i < 20; i++) {
            owner.tokens().reject("access-1");
        }
        assertThat(owner.tokens().findToken()).isEmpty();

        owner.step();
        owner.tokens().reject("access-1");
        owner.step();

        assertThat(owner.tokens().findToken()).contains("access-2");
        assertThat(endpoint.asked).containsExactly("first", "refresh-1");
        assertThat(woken).isEqualTo(2);
    }

    @Test
    void freshTokenThatIsRefusedAtOnceWaitsALittle() {
        own(owner);
        owner.tokens().reject("access-1");

        assertThat(owner.step()).isEqualTo(Duration.ofSeconds(5));
        assertThat(endpoint.asked).hasSize(1);
        now = now.plusSeconds(5);
        owner.step();
        assertThat(owner.tokens().findToken()).contains("access-2");
    }

    @Test
    void freshTokensRefusedAgainAndAgainNeedAPersonAndAreAskedForLessAndLessOften() {
        own(owner);
        List<Duration> waits = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            owner.tokens().reject(owner.tokens().findToken().orElseThrow());
            Duration pause = until(endpoint.asked.size() + 1);
            waits.add(pause);
            assertThat(owner.view().state())
                    .as("after %d refusals", i + 1)
                    .isEqualTo(i < 2 ? TokenView.State.READY : TokenView.State.RECONNECT_NEEDED);
        }

        assertThat(waits).extracting(Duration::toSeconds).containsExactly(5L, 5L, 10L, 20L, 40L, 80L, 160L, 300L, 300L);
    }

    @Test
    void tokenThatWorksEndsTheReconnect() {
        refuseFreshTokens(3);
        assertThat(until(endpoint.asked.size() + 1)).isPositive();
        assertThat(owner.tokens().findToken()).isPresent();
        assertThat(owner.view().state()).isEqualTo(TokenView.State.RECONNECT_NEEDED);

        assertThat(owner.step()).isEqualTo(Duration.ofSeconds(60));
        now = now.plusSeconds(60);
        owner.step();

        assertThat(owner.view().state()).isEqualTo(TokenView.State.READY);
        owner.tokens().reject(owner.tokens().findToken().orElseThrow());
        owner.step();
        assertThat(owner.view().state()).as("counted from the beginning").isEqualTo(TokenView.State.READY);
    }

    @Test
    void tokenThatSomebodyElseStoredEndsTheReconnect() {
        refuseFreshTokens(3);
        assertThat(owner.step()).isEqualTo(Duration.ofSeconds(10));
        store.open()
                .save(new TokenPair(
                        new OAuthToken("reconnected", 9, now.plus(Duration.ofDays(100))),
                        new OAuthToken("access-new", 9, now.plus(Duration.ofHours(1)))));

        owner.step();

        assertThat(owner.view().state()).isEqualTo(TokenView.State.READY);
        assertThat(owner.tokens().findToken()).contains("access-new");
    }

    @Test
    void configuredTokenIsTriedWhenTheStoredOneGivesNothingThatWorks() {
        own(owner);
        TokenOwner next = owner(Optional.of("configured anew"));
        own(next);
        // The first refusal is of a token that was loaded, the others are of fresh ones.
        for (int i = 0; i < 4; i++) {
            next.tokens().reject(next.tokens().findToken().orElseThrow());
            next.step();
            now = now.plusSeconds(10);
            endpoint.valid = i < 3 ? endpoint.valid : "configured anew";
            next.step();
        }

        assertThat(endpoint.asked).hasSize(5).endsWith("configured anew");
        assertThat(next.tokens().findToken()).isPresent();
    }

    @Test
    void tokensRefusedLaterAreOrdinary() {
        own(owner);
        for (int i = 0; i < 5; i++) {
            now = now.plusSeconds(61);
            owner.tokens().reject(owner.tokens().findToken().orElseThrow());
            owner.step();
        }

        assertThat(owner.view().state()).isEqualTo(TokenView.State.READY);
        assertThat(endpoint.asked).hasSize(6);
    }

    private void refuseFreshTokens(int times) {
        own(owner);
        for (int i = 0; i < times; i++) {
            if (i > 0) {
                until(endpoint.asked.size() + 1);
            }
            owner.tokens().reject(owner.tokens().findToken().orElseThrow());
            owner.step();
        }
        assertThat(owner.view().state()).isEqualTo(TokenView.State.RECONNECT_NEEDED);
    }

    /// Steps as the keeper does, until the endpoint was asked so often.
    ///
    /// @return how long that took
    private Duration until(int asked) {
        Instant start = now;
        for (int i = 0; i < 100 && endpoint.asked.size() < asked; i++) {
            Duration wait = owner.step();
            if (endpoint.asked.size() < asked) {
                now = now.plus(wait);
            }
        }
        return Duration.between(start, now);
    }

    @Test
    void reloadsWhenAnotherOwnerHasRefreshed() {
        own(owner);
        TokenOwner other = owner(Optional.empty());
        own(other);
        now = now.plus(Duration.ofMinutes(46));
        other.step();

        owner.step();
        owner.step();

        assertThat(owner.tokens().findToken()).contains("access-2");
        assertThat(owner.view().state()).isEqualTo(TokenView.State.READY);
        assertThat(endpoint.asked).containsExactly("first", "refresh-1", "refresh-1");
    }

    @Test
    void whatQuickBooksGaveIsStoredEvenByAnOwnerThatWasShutOut() {
        endpoint.beforeAnswer = () -> {
            endpoint.beforeAnswer = null;
            owner.disown();
            store.open();
        };
        own(owner);
        assertThat(store.saved).isEmpty();

        owner.step();
        owner.step();

        assertThat(store.last().refresh()).extracting(OAuthToken::value).isEqualTo("refresh-1");
        assertThat(owner.tokens().findToken()).isEmpty();
        assertThat(owner.view().state()).isEqualTo(TokenView.State.NOT_OURS);
    }

    @Test
    void neverStoresAnOlderPairOverANewerOne() {
        own(owner);
        now = now.plus(Duration.ofMinutes(50));
        endpoint.beforeAnswer = () -> {
            // Frozen with the answer in hand, while the next owner connects anew.
            endpoint.beforeAnswer = null;
            TokenVault other = store.open();
            other.save(new TokenPair(
                    new OAuthToken("reconnected", 2, now.plus(Duration.ofDays(100))),
                    new OAuthToken("access-new", 2, now.plus(Duration.ofHours(2)))));
        };
        owner.step();

        owner.step();

        assertThat(store.last().refresh()).extracting(OAuthToken::value).isEqualTo("reconnected");
        assertThat(owner.tokens().findToken()).contains("access-new");
    }

    @Test
    void crashBetweenAnswerAndStoreNeedsAPersonAndHealsByANewToken() {
        // The process that got "refresh-1" died before it stored it.
        endpoint.valid = "refresh-1";
        own(owner);
        owner.step();
        owner.step();

        assertThat(owner.view().state()).isEqualTo(TokenView.State.RECONNECT_NEEDED);
        assertThat(owner.step()).isEqualTo(Duration.ofSeconds(30));
        assertThat(endpoint.asked).as("asked once, not again and again").containsExactly("first");

        own(owner(Optional.of("refresh-1")));
        owner.step();
        assertThat(owner.view().state())
                .as("finds what was stored by another connect")
                .isEqualTo(TokenView.State.READY);
        assertThat(owner.tokens().findToken()).contains("access-1");
    }

    @Test
    void configuredTokenIsNotUsedWhileTheStoredOneIsGood() {
        own(owner);
        TokenOwner next = owner(Optional.of("stale"));
        own(next);
        now = now.plus(Duration.ofMinutes(50));

        next.step();

        assertThat(endpoint.asked).doesNotContain("stale");
        assertThat(next.tokens().findToken()).contains("access-2");
    }

    @Test
    void unavailableEndpointLeavesEverythingAsItIs() {
        own(owner);
        now = now.plus(Duration.ofMinutes(46));
        endpoint.instead = Optional.of(new Answer.Unavailable("down", Duration.ofSeconds(7)));

        assertThat(owner.step()).isEqualTo(Duration.ofSeconds(7));

        assertThat(owner.tokens().findToken()).contains("access-1");
        assertThat(owner.view().state()).isEqualTo(TokenView.State.READY);
        assertThat(store.saved).hasSize(1);
    }

    @Test
    void givesNothingOnceItIsNotTheOwner() {
        own(owner);

        owner.disown();

        assertThat(owner.tokens().findToken()).isEmpty();
        owner.step();
        assertThat(owner.view().state()).isEqualTo(TokenView.State.NOT_OURS);
    }

    @Test
    void sealsAnewAfterARotationOfKeysWithoutAskingTheVendor() {
        own(owner);
        store.rotateKeys();

        owner.step();
        owner.step();

        assertThat(store.saved).hasSize(2);
        assertThat(store.last()).isEqualTo(store.saved.getFirst());
        assertThat(endpoint.asked).containsExactly("first");
    }

    @Test
    void printsNoToken() {
        own(owner);

        assertThat(store.last().toString()).doesNotContain("refresh-1", "access-1");
        assertThat(endpoint.refresh("refresh-1").toString()).doesNotContain("refresh-2", "access-2");
    }

    private void own(TokenOwner one) {
        one.own();
        one.step();
    }

    private TokenOwner owner(Optional<String> first) {
        return new TokenOwner(
                new TokenSubject("QuickBooks", "9341", Duration.ofDays(100)),
                new TokenPorts(endpoint, store::open, grants, TokenEvents.NONE),
                first,
                new MovableClock(() -> now),
                () -> woken++);
    }
}
