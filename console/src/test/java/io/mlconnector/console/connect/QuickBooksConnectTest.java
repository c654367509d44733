package io.mlconnector.console.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.console.connect.Attempts.Begun;
import io.mlconnector.contracts.GrantV1;
import io.mlconnector.serviceruntime.config.SettingsFixtures;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;

class QuickBooksConnectTest {
    private static final String REALM = "9341450000000001";

    private Instant now = Instant.parse("2026-11-25T10:00:00Z");
    private final GrantV1.Tokens tokens = new GrantV1.Tokens(
            "secret-access", now.plusSeconds(3600), "secret-refresh", now.plus(Duration.ofDays(100)), null);
    private final Company company = new Company(REALM, "Acme Inc.", "US", "USD", "sandbox");
    private final List<String> exchanged = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final List<GrantV1.Tokens> handed = new ArrayList<>();
    private CodeExchange.Answer answer = new CodeExchange.Answer.Given(tokens);
    private Reading reading = new Reading.Found(company);
    private boolean kafkaIsAway;
    private final ConnectFlow connect = connect(Map.of());

    @Test
    void sendsThePersonToTheConsentPageWithTheStateOfThisAttempt() {
        Begun begun = connect.begin();

        assertThat(connect.consentPage(begun).toString())
                .startsWith("http://localhost:8091/connect/oauth2?client_id=sandbox-client&response_type=code"
                        + "&scope=com.intuit.quickbooks.accounting"
                        + "&redirect_uri=http%3A%2F%2Flocalhost%3A8080%2Fconnect%2Fquickbooks%2Fcallback&state=")
                .endsWith(begun.state())
                .doesNotContain(begun.cookie(), "secret");
    }

    @Test
    void nothingIsBoundBeforeAPersonConfirms() {
        Begun begun = connect.begin();

        assertThat(answered(begun)).isEmpty();

        assertThat(exchanged).containsExactly("the code");
        assertThat(connect.findOffer(begun.cookie()))
                .map(Attempts.Offer::subject)
                .contains(company);
        assertThat(handed).isEmpty();
        assertThat(connect.confirm(begun.cookie(), csrf(begun))).isEmpty();
        assertThat(handed).containsExactly(tokens);
        assertThat(connect.confirm(begun.cookie(), "again")).contains(Trouble.UNKNOWN_ATTEMPT);
        assertThat(handed).hasSize(1);
    }

    @Test
    void stateStolenFromAnotherBrowserIsNotTakenAndDoesNotHarmItsOwner() {
        Begun victim = connect.begin();
        Begun thief = connect.begin();

        assertThat(connect.answered("", callback(victim.state(), REALM))).contains(Trouble.UNKNOWN_ATTEMPT);
        assertThat(connect.answered("guessed", callback(victim.state(), REALM))).contains(Trouble.UNKNOWN_ATTEMPT);
        assertThat(connect.answered(thief.cookie(), callback(victim.state(), REALM)))
                .contains(Trouble.FOREIGN_STATE);
        assertThat(connect.answered(victim.cookie(), callback("", REALM))).contains(Trouble.FOREIGN_STATE);
        assertThat(exchanged).isEmpty();

        assertThat(answered(victim)).isEmpty();
    }

    @Test
    void replayedCallbackIsRefusedAndItsCodeNotUsedAgain() {
        Begun begun = connect.begin();
        assertThat(answered(begun)).isEmpty();

        assertThat(answered(begun)).contains(Trouble.replayed("QuickBooks"));

        assertThat(exchanged).hasSize(1);
        assertThat(connect.findOffer(begun.cookie()))
                .as("what was verified stays")
                .isPresent();
    }

    @Test
    void denialAndMissingScopeAreToldAsSuch() {
        assertThat(failed("access_denied")).contains(Trouble.denied("QuickBooks"));
        assertThat(failed("invalid_scope")).contains(Trouble.MISSING_SCOPE);
        assertThat(failed("<script>")).contains(Trouble.refusedToAsk("QuickBooks", "developer.intuit.com"));
        assertThat(exchanged).isEmpty();
    }

    @Test
    void otherCompanyThanConfiguredIsRefusedWithoutUsingTheCode() {
        Begun begun = connect.begin();

        assertThat(connect.answered(begun.cookie(), callback(begun.state(), "42")))
                .get()
                .extracting(Trouble::sentence)
                .asString()
                .contains("company 42", "bound to " + REALM);

        assertThat(exchanged).isEmpty();
        assertThat(connect.findOffer(begun.cookie())).isEmpty();
    }

    @Test
    void companyThatTheTokenDoesNotReachIsNotOffered() {
        // The number came through the browser; the token is of another company.
        Trouble trouble = Trouble.otherEnvironment(REALM, java.net.URI.create("https://quickbooks.api.intuit.com"));
        reading = new Reading.Failed(trouble);
        Begun begun = connect.begin();

        assertThat(answered(begun)).contains(trouble);

        assertThat(connect.findOffer(begun.cookie())).isEmpty();
        assertThat(trouble.sentence()).contains("sandbox", "production");
    }

    @Test
    void expiredCodeIsToldAsSuch() {
        answer = new CodeExchange.Answer.Failed(Trouble.expiredCode("QuickBooks"));

        assertThat(answered(connect.begin())).contains(Trouble.expiredCode("QuickBooks"));
    }

    @Test
    void answerWithoutCodeOrWithAnOddCompanyIsIncomplete() {
        Begun begun = connect.begin();
        assertThat(connect.answered(begun.cookie(), ConsentAnswer.of(null, begun.state(), REALM, null)))
                .contains(Trouble.INCOMPLETE);
        Begun other = connect.begin();
        assertThat(connect.answered(other.cookie(), callback(other.state(), "../1")))
                .contains(Trouble.INCOMPLETE);
        assertThat(exchanged).isEmpty();
    }

    @Test
    void attemptEndsAfterTenMinutesAtEachStep() {
        Begun slow = connect.begin();
        Begun confirmsLate = connect.begin();
        assertThat(answered(confirmsLate)).isEmpty();
        String csrf = csrf(confirmsLate);
        now = now.plus(Duration.ofMinutes(10));

        assertThat(answered(slow)).contains(Trouble.UNKNOWN_ATTEMPT);
        assertThat(connect.confirm(confirmsLate.cookie(), csrf)).contains(Trouble.UNKNOWN_ATTEMPT);
        assertThat(handed).isEmpty();
    }

    @Test
    void confirmationOfAnotherPageIsForged() {
        Begun begun = connect.begin();
        assertThat(answered(begun)).isEmpty();

        assertThat(connect.confirm(begun.cookie(), "")).contains(Trouble.FORGED);
        assertThat(connect.confirm("", csrf(begun))).contains(Trouble.UNKNOWN_ATTEMPT);
        assertThat(connect.decline(begun.cookie(), "guessed")).contains(Trouble.FORGED);
        assertThat(handed).isEmpty();
    }

    @Test
    void declinedConsentIsForgotten() {
        Begun begun = connect.begin();
        assertThat(answered(begun)).isEmpty();

        assertThat(connect.decline(begun.cookie(), csrf(begun))).isEmpty();

        assertThat(connect.findOffer(begun.cookie())).isEmpty();
        assertThat(handed).isEmpty();
    }

    @Test
    void confirmationCanBeRepeatedWhenKafkaWasAway() {
        Begun begun = connect.begin();
        assertThat(answered(begun)).isEmpty();
        kafkaIsAway = true;
        assertThat(connect.confirm(begun.cookie(), csrf(begun))).contains(Trouble.NOT_STORED);

        kafkaIsAway = false;
        assertThat(connect.confirm(begun.cookie(), csrf(begun))).isEmpty();

        assertThat(handed).containsExactly(tokens);
    }

    @Test
    void withoutAnAppThereIsNothingToConnectWith() {
        ConnectFlow real = connect(Map.of(
                "QUICKBOOKS_API_URL", "https://quickbooks.api.intuit.com",
                "QUICKBOOKS_REALM_ID", "1"));

        assertThat(real.trouble()).contains(Trouble.NO_COMPANY_CLIENT);
        assertThat(connect.trouble()).isEmpty();
    }

    @Test
    void statesAndCookiesAreLongAndNeverTheSame() {
        Set<String> all = new HashSet<>();
        for (int i = 0; i < 2_000; i++) {
            Begun begun = connect.begin();
            assertThat(begun.state()).hasSizeGreaterThanOrEqualTo(43);
            all.add(begun.state());
            all.add(begun.cookie());
        }
        assertThat(all).hasSize(4_000);
    }

    @Test
    void moreAttemptsThanAreKeptForgetTheOldest() {
        Begun oldest = connect.begin();
        for (int i = 0; i < 1_000; i++) {
            connect.begin();
        }

        assertThat(answered(oldest)).contains(Trouble.UNKNOWN_ATTEMPT);
    }

    @Test
    void nothingThatPrintsASecretShowsIt() {
        Begun begun = connect.begin();
        assertThat(answered(begun)).isEmpty();

        assertThat(begun + " " + connect.findOffer(begun.cookie()).orElseThrow() + callback(begun.state(), REALM))
                .doesNotContain(begun.state(), begun.cookie(), "secret-", "the code", csrf(begun));
    }

    private Optional<Trouble> answered(Begun begun) {
        return connect.answered(begun.cookie(), callback(begun.state(), REALM));
    }

    private Optional<Trouble> failed(String error) {
        Begun begun = connect.begin();
        return connect.answered(begun.cookie(), ConsentAnswer.of(null, begun.state(), null, error));
    }

    private static ConsentAnswer callback(String state, String realmId) {
        return ConsentAnswer.of("the code", state, realmId, null);
    }

    private String csrf(Begun begun) {
        return connect.findOffer(begun.cookie()).map(Attempts.Offer::csrf).orElse("");
    }

    private ConnectFlow connect(Map<String, String> environment) {
        return new ConnectFlow(
                new QuickBooksVendor(SettingsFixtures.settings(Path.of("target"), environment), (_, _) -> reading),
                new Attempts(new MovableClock()),
                (code, _) -> {
                    exchanged.add(code.reveal());
                    return answer;
                },
                new Desk(),
                (record, session, step, sentence) ->
                        told.add(record + " " + session + " " + step.word() + " " + sentence));
    }

    private final class Desk implements GrantDesk {
        @Override
        public Optional<Trouble> trouble() {
            return Optional.empty();
        }

        @Override
        public void hand(GrantV1.Tokens given) {
            if (kafkaIsAway) {
                throw new KafkaException("away");
            }
            handed.add(given);
        }
    }

    private final class MovableClock extends Clock {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
