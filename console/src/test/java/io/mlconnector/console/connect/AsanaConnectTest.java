package io.mlconnector.console.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.console.connect.Attempts.Begun;
import io.mlconnector.contracts.GrantV1;
import io.mlconnector.serviceruntime.config.SettingsFixtures;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AsanaConnectTest {
    private static final Map<String, String> APP = Map.of("ASANA_CLIENT_ID", "12", "ASANA_CLIENT_SECRET", "hush");

    private final List<String> verifiers = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final List<GrantV1.Tokens> handed = new ArrayList<>();
    private final GrantV1.Tokens tokens =
            new GrantV1.Tokens("secret-access", Instant.parse("2026-11-25T11:00:00Z"), "secret-refresh", null, null);
    private final Workspace workspace = new Workspace("7", "Studio", "Bo", "bo@example.com", "member", "production");
    private Reading reading = new Reading.Found(workspace);
    private final ConnectFlow connect = connect(APP);

    @Test
    void asksForFullPermissionsWithTheHashOfItsVerifier() throws Exception {
        Begun begun = connect.begin();

        String page = connect.consentPage(begun).toString();

        byte[] hash =
                MessageDigest.getInstance("SHA-256").digest(begun.verifier().getBytes(StandardCharsets.US_ASCII));
        assertThat(page)
                .startsWith("http://localhost:8092/-/oauth_authorize?client_id=12&response_type=code&scope=default"
                        + "&redirect_uri=http%3A%2F%2Flocalhost%3A8080%2Fconnect%2Fasana%2Fcallback&state="
                        + begun.state())
                .endsWith("&code_challenge="
                        + Base64.getUrlEncoder().withoutPadding().encodeToString(hash) + "&code_challenge_method=S256")
                .doesNotContain(begun.verifier(), "hush");
        assertThat(begun.verifier()).hasSizeBetween(43, 128);
    }

    @Test
    void verifierOfTheSameAttemptGoesWithTheCode() {
        Begun begun = connect.begin();
        connect.begin();

        assertThat(answered(begun)).isEmpty();

        assertThat(verifiers).containsExactly(begun.verifier());
        assertThat(connect.findOffer(begun.cookie()))
                .map(Attempts.Offer::subject)
                .contains(workspace);
        assertThat(handed).as("nothing is bound before a person confirms").isEmpty();
    }

    @Test
    void confirmationHandsTheTokensOverAndIsTold() {
        Begun begun = connect.begin();
        assertThat(answered(begun)).isEmpty();
        String csrf =
                connect.findOffer(begun.cookie()).map(Attempts.Offer::csrf).orElse("");

        assertThat(connect.confirm(begun.cookie(), csrf)).isEmpty();

        assertThat(handed).containsExactly(tokens);
        assertThat(told)
                .singleElement()
                .asString()
                .startsWith(
                        "asana/Connection/9341450000000001 " + begun.session() + " connected A person connected Studio")
                .doesNotContain("secret-", begun.cookie(), begun.state(), begun.verifier());
    }

    @Test
    void eachRefusalHasItsSentenceAndIsToldOnce() {
        assertThat(failed("access_denied")).contains(Trouble.denied("Asana"));
        assertThat(failed("forbidden_scopes")).contains(Trouble.NOT_FULL);
        assertThat(failed("unsupported_response_type"))
                .contains(Trouble.refusedToAsk("Asana", "app.asana.com/0/my-apps"));
        assertThat(failed("")).contains(Trouble.WITHOUT_CODE);
        assertThat(told).hasSize(4).allSatisfy(entry -> assertThat(entry).contains(" refused "));
        assertThat(verifiers).as("no code was used").isEmpty();
    }

    @Test
    void answersThatBelongToNobodyAreNotTold() {
        Begun begun = connect.begin();
        assertThat(connect.answered("guessed", ConsentAnswer.of("c", begun.state(), null, null)))
                .contains(Trouble.UNKNOWN_ATTEMPT);
        assertThat(connect.answered(begun.cookie(), ConsentAnswer.of("c", "guessed", null, null)))
                .contains(Trouble.FOREIGN_STATE);
        assertThat(told).isEmpty();
    }

    @Test
    void wrongWorkspaceIsNotOffered() {
        reading = new Reading.Failed(Trouble.otherWorkspace("7", "Harbour (8)"));
        Begun begun = connect.begin();

        assertThat(answered(begun)).contains(Trouble.otherWorkspace("7", "Harbour (8)"));

        assertThat(connect.findOffer(begun.cookie())).isEmpty();
        assertThat(told).singleElement().asString().contains("workspace 7");
    }

    @Test
    void personalAccessTokenNeedsNoConsent() {
        Map<String, String> both = new HashMap<>(APP);
        both.put("ASANA_ACCESS_TOKEN", "pat");

        assertThat(connect(both).trouble()).contains(Trouble.PERSONAL_TOKEN);
        assertThat(connect(Map.of("ASANA_API_URL", "https://app.asana.com/api/1.0"))
                        .trouble())
                .contains(Trouble.NO_WORKSPACE_CLIENT);
        assertThat(connect.trouble()).isEmpty();
    }

    private Optional<Trouble> answered(Begun begun) {
        return connect.answered(begun.cookie(), ConsentAnswer.of("the code", begun.state(), null, null));
    }

    private Optional<Trouble> failed(String error) {
        Begun begun = connect.begin();
        return connect.answered(begun.cookie(), ConsentAnswer.of(null, begun.state(), null, error));
    }

    private ConnectFlow connect(Map<String, String> environment) {
        return new ConnectFlow(
                new AsanaVendor(SettingsFixtures.settings(Path.of("target"), environment), _ -> reading),
                new Attempts(Clock.systemUTC()),
                (_, verifier) -> {
                    verifiers.add(verifier.reveal());
                    return new CodeExchange.Answer.Given(tokens);
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
            handed.add(given);
        }
    }
}
