package io.mlconnector.serviceruntime.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What a person grants on the console is taken by the one owner, once, and before anything is done with it,
/// stored.
class TokenOwnerGrantTest {
    private final SharedVault store = new SharedVault();
    private final FakeEndpoint endpoint = new FakeEndpoint();
    private final HandedGrants grants = new HandedGrants();
    private Instant now = Instant.parse("2026-11-25T10:00:00Z");
    private final TokenOwner owner = owner(Optional.empty());

    @Test
    void withoutAnyTokenAPersonHasToConnectAndQuickBooksIsNotAsked() {
        own(owner);

        assertThat(owner.view().state()).isEqualTo(TokenView.State.CONNECT_NEEDED);
        assertThat(owner.tokens().findToken()).isEmpty();
        assertThat(endpoint.asked).isEmpty();
    }

    @Test
    void firstGrantConnects() {
        own(owner);
        grants.hand(1, "granted", now);

        owner.step();

        assertThat(owner.view().state()).isEqualTo(TokenView.State.READY);
        assertThat(owner.tokens().findToken()).contains("access of granted");
        assertThat(store.last().grant()).isEqualTo(1);
        assertThat(owner.view().refreshEnds()).contains(now.plus(Duration.ofDays(100)));
        assertThat(endpoint.asked).as("the pair is used as it is").isEmpty();
    }

    @Test
    void grantAfterInvalidGrantReplacesTheDeadTokens() {
        own(owner(Optional.of("first")));
        endpoint.valid = "nobody has it";
        TokenOwner later = owner(Optional.of("first"));
        own(later);
        later.tokens().reject(later.tokens().findToken().orElseThrow());
        stepUntilQuiet(later);
        assertThat(later.view().state()).isEqualTo(TokenView.State.RECONNECT_NEEDED);

        grants.hand(1, "granted", now);
        later.step();

        assertThat(later.view().state()).isEqualTo(TokenView.State.READY);
        assertThat(later.tokens().findToken()).contains("access of granted");
        assertThat(store.last().refreshVersion()).isEqualTo(2);
    }

    @Test
    void grantReplacesTokensThatStillWork() {
        TokenOwner working = owner(Optional.of("first"));
        own(working);
        grants.hand(1, "granted", now);

        working.step();

        assertThat(working.tokens().findToken()).contains("access of granted");
    }

    @Test
    void grantThatIsStoredIsNotTakenAgain() {
        grants.hand(1, "granted", now);
        own(owner);
        endpoint.valid = "granted";
        now = now.plus(Duration.ofMinutes(50));
        owner.step();
        assertThat(store.last().refresh()).extracting(OAuthToken::value).isEqualTo("refresh-1");

        TokenOwner restarted = owner(Optional.empty());
        own(restarted);
        restarted.step();

        assertThat(restarted.tokens().findToken()).contains("access-1");
        assertThat(store.last().grant()).as("refreshed tokens keep their grant").isEqualTo(1);
        assertThat(store.saved).hasSize(2);
    }

    @Test
    void olderGrantThatIsWrittenAgainIsIgnored() {
        grants.hand(7, "newer", now);
        own(owner);
        grants.hand(6, "older", now);

        owner.step();
        own(owner(Optional.empty()));

        assertThat(owner.tokens().findToken()).contains("access of newer");
        assertThat(store.saved).hasSize(1);
    }

    @Test
    void crashBeforeTheStoreTakesTheGrantAgain() {
        grants.hand(1, "granted", now);
        owner.own();
        store.goAway(true);
        owner.step();
        assertThat(owner.tokens().findToken()).as("not stored, not used").isEmpty();

        store.goAway(false);
        TokenOwner restarted = owner(Optional.empty());
        own(restarted);

        assertThat(restarted.tokens().findToken()).contains("access of granted");
        assertThat(store.saved).hasSize(1);
    }

    @Test
    void crashBetweenStoreAndFirstUseGoesOnWithWhatIsStored() {
        grants.hand(1, "granted", now);
        store.loseAcknowledgement();
        owner.own();
        owner.step();
        assertThat(owner.tokens().findToken())
                .as("nobody knows that it is stored")
                .isEmpty();

        TokenOwner restarted = owner(Optional.empty());
        own(restarted);

        assertThat(restarted.tokens().findToken()).contains("access of granted");
        assertThat(store.saved).hasSize(1);
    }

    @Test
    void lostAcknowledgementIsFoundOutByTheSameOwner() {
        grants.hand(1, "granted", now);
        store.loseAcknowledgement();
        owner.own();

        owner.step();
        owner.step();

        assertThat(owner.tokens().findToken()).contains("access of granted");
        assertThat(store.saved).hasSize(1);
    }

    @Test
    void ownerThatWasFrozenWithAnOlderGrantsAnswerDoesNotBringItBack() {
        TokenOwner frozen = owner(Optional.of("first"));
        endpoint.beforeAnswer = () -> {
            // While the answer is on its way, a person connects and the next owner takes that.
            endpoint.beforeAnswer = null;
            grants.hand(1, "granted", now.minus(Duration.ofMinutes(5)));
            own(owner(Optional.empty()));
        };
        own(frozen);

        frozen.step();
        frozen.step();

        assertThat(store.last().refresh()).extracting(OAuthToken::value).isEqualTo("granted");
        assertThat(frozen.tokens().findToken()).contains("access of granted");
    }

    @Test
    void tenReplicasTakeItOnce() {
        List<TokenOwner> replicas =
                IntStream.range(0, 10).mapToObj(_ -> owner(Optional.empty())).toList();
        replicas.forEach(this::own);
        grants.hand(1, "granted", now);

        // Each believes for a while that the connection is its own.
        for (int i = 0; i < 3; i++) {
            replicas.forEach(TokenOwner::step);
        }

        assertThat(store.saved).hasSize(1);
        assertThat(endpoint.asked).isEmpty();
        assertThat(replicas)
                .allSatisfy(replica -> assertThat(replica.tokens().findToken()).contains("access of granted"));
    }

    @Test
    void grantThatWaitedLongerThanItsAccessTokenLivesIsRefreshedAtOnce() {
        grants.hand(1, "granted", now.minus(Duration.ofDays(3)));
        endpoint.valid = "granted";
        own(owner);
        assertThat(owner.tokens().findToken()).isEmpty();

        owner.step();

        assertThat(owner.tokens().findToken()).contains("access-1");
        assertThat(endpoint.asked).containsExactly("granted");
    }

    @Test
    void grantEndsThePauseAfterManyRefusals() {
        TokenOwner refused = owner(Optional.of("first"));
        own(refused);
        for (int i = 0; i < 200 && refused.view().state() != TokenView.State.RECONNECT_NEEDED; i++) {
            refused.tokens().findToken().ifPresent(refused.tokens()::reject);
            now = now.plus(min(refused.step(), Duration.ofSeconds(5)));
        }
        assertThat(refused.view().state()).isEqualTo(TokenView.State.RECONNECT_NEEDED);

        grants.hand(1, "granted", now);
        refused.step();

        assertThat(refused.view().state()).isEqualTo(TokenView.State.READY);
        assertThat(refused.tokens().findToken()).contains("access of granted");
    }

    @Test
    void whoDoesNotOwnTheConnectionTakesNothing() {
        grants.hand(1, "granted", now);

        owner.step();

        assertThat(store.saved).isEmpty();
        assertThat(owner.tokens().findToken()).isEmpty();
    }

    private void stepUntilQuiet(TokenOwner one) {
        for (int i = 0; i < 10 && one.view().state() != TokenView.State.RECONNECT_NEEDED; i++) {
            now = now.plus(min(one.step(), Duration.ofSeconds(10)));
        }
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
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
                () -> {});
    }
}
