package io.mlconnector.qbowriter;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.apiclient.AccessTokenSource;
import io.mlconnector.apiclient.ApiFailure;
import io.mlconnector.contracts.WatchV1;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.quickbooks.HttpQuickBooksClient;
import io.mlconnector.quickbooks.QuickBooksClient;
import io.mlconnector.quickbooks.QuickBooksSettings;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CompanyCheckTest {
    private final Books books = new Books();
    private final List<String> rejected = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-24T10:00:00Z");
    private final InstantSource time = () -> now;
    private @Nullable WatchV1 watch;
    private final LastSuccess calls = new LastSuccess(books, time.withZone(ZoneOffset.UTC));
    private final QuickBooksClient client = new HttpQuickBooksClient(
            QuickBooksSettings.of("https://quickbooks.test", Commands.REALM), calls, new Tokens());
    private final CompanyCheck check = new CompanyCheck(
            client,
            URI.create("https://quickbooks.test"),
            Commands.REALM,
            calls,
            new ReadsElsewhere(() -> Optional.ofNullable(watch)),
            time.withZone(ZoneOffset.UTC));
    private final OneCompany clients =
            new OneCompany(new ConnectionId(Commands.REALM), client, () -> Optional.of("access"), check);

    @Test
    void readsTheCompanyOnceBeforeAnythingIsWritten() {
        assertThat(clients.find(new ConnectionId(Commands.REALM))).isEmpty();

        check.look();
        check.look();

        assertThat(clients.find(new ConnectionId(Commands.REALM))).contains(client);
        assertThat(clients.find(new ConnectionId("1"))).isEmpty();
        assertThat(check.status().detail()).contains("Studio", Commands.REALM);
        assertThat(books.requests).hasSize(1);
    }

    @Test
    void readsItNotAgainWhileEnrichServiceReadsWithTheSameToken() {
        check.look();
        for (int cycle = 0; cycle < 12; cycle++) {
            watch = polled(now);
            check.look();
            now = now.plus(Duration.ofMinutes(5));
        }
        assertThat(books.requests).hasSize(1);

        // It still looks, and gets no answer: what it knows does not move.
        now = now.plus(Duration.ofMinutes(2));
        check.look();
        assertThat(books.requests).hasSize(2);
    }

    @Test
    void looksThatAreSlowedAreNotMadeGoodByTriesOfOurs() {
        check.look();
        for (int minute = 0; minute < 360; minute++) {
            watch = minute == 0 ? polled(now, Duration.ofHours(6)) : watch;
            check.look();
            now = now.plus(Duration.ofMinutes(1));
        }

        assertThat(books.requests).hasSizeBetween(8, 13);
    }

    private static WatchV1 polled(Instant at) {
        return polled(at, Duration.ofMinutes(5));
    }

    private static WatchV1 polled(Instant at, Duration cycle) {
        return new WatchV1(
                Commands.REALM,
                "quickbooks",
                at,
                List.of(),
                null,
                null,
                List.of(),
                null,
                cycle.toSeconds(),
                null,
                null,
                at);
    }

    @Test
    void readsItAgainForTheNextOwner() {
        check.look();

        check.forget();

        assertThat(check.status().isConfirmed()).isFalse();
        check.look();
        assertThat(books.requests).hasSize(2);
    }

    @Test
    void saysWhatDoesNotBelongTogether() {
        books.fault(403, "3100", "ApplicationAuthorizationFailed");

        Duration again = check.look();

        assertThat(check.status().isConfirmed()).isFalse();
        assertThat(check.status().detail())
                .contains("QUICKBOOKS_REALM_ID", "QUICKBOOKS_API_URL", Commands.REALM, "https://quickbooks.test");
        assertThat(again).isLessThan(Duration.ofMinutes(1));
        check.look();
        assertThat(check.status().isConfirmed()).isTrue();
    }

    @Test
    void aCompanyThatDoesNotTellItsNameIsWrittenToAllTheSame() {
        books.fault(400, "610", "Object Not Found");
        check.look();
        assertThat(check.status().isConfirmed()).isTrue();
        assertThat(check.status().detail()).contains("does not tell its name");
    }

    @Test
    void availabilityIsNoMismatch() {
        books.fail(new ApiFailure.Unreachable("no connection"));

        check.look();

        assertThat(check.status().detail()).startsWith("The company could not be read yet");
    }

    @Test
    void freshTokensThatAreRefusedAgainAndAgainAreOne() {
        for (int i = 0; i < 3; i++) {
            books.answer(401, "");
            check.look();
        }

        assertThat(check.status().detail()).contains("QUICKBOOKS_REALM_ID");
    }

    @Test
    void idleTokenIsProbedSoThatItsEndIsNoticedBeforeAPosting() {
        check.look();
        now = now.plus(CompanyCheck.PROBE_AFTER);
        books.answer(401, "");

        check.look();

        assertThat(rejected).containsExactly("access");
        assertThat(check.status().isConfirmed()).isTrue();
        check.look();
        assertThat(books.requests).as("the next token is tried at once").hasSize(3);
        assertThat(check.look()).isEqualTo(CompanyCheck.PROBE_AFTER);
        assertThat(books.requests).hasSize(3);
    }

    @Test
    void noProbeWhileCallsOfOursSucceed() {
        check.look();
        now = now.plusSeconds(100);
        client.fetchPreferences();
        now = now.plusSeconds(100);

        assertThat(check.look()).isEqualTo(Duration.ofSeconds(20));
        assertThat(books.requests).hasSize(2);

        now = now.plusSeconds(20);
        check.look();
        assertThat(books.requests).hasSize(3);
    }

    @Test
    void probeThatSaysNothingOfTheTokenIsNotRepeatedAtOnce() {
        check.look();
        now = now.plus(CompanyCheck.PROBE_AFTER);
        books.fail(new ApiFailure.Unreachable("no connection"));
        check.look();

        assertThat(check.look()).isEqualTo(CompanyCheck.PROBE_AFTER);

        assertThat(books.requests).hasSize(2);
        assertThat(check.status().isConfirmed()).isTrue();
        assertThat(rejected).isEmpty();
    }

    @Test
    void accessThatWasTakenAwayIsSaid() {
        check.look();
        now = now.plus(CompanyCheck.PROBE_AFTER);
        books.fault(403, "3100", "ApplicationAuthorizationFailed");

        check.look();

        assertThat(check.status().detail()).contains("QUICKBOOKS_REALM_ID");
    }

    private final class Tokens implements AccessTokenSource {
        @Override
        public Optional<String> findToken() {
            return Optional.of("access");
        }

        @Override
        public void reject(String token) {
            rejected.add(token);
        }
    }
}
