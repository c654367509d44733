package io.mlconnector.local.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlconnector.local.terminal.CommandFailure;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SidesTest {
    private static final Map<String, String> QUICKBOOKS = Map.of(
            "QUICKBOOKS_REALM_ID", "9341",
            "QUICKBOOKS_CLIENT_ID", "client",
            "QUICKBOOKS_CLIENT_SECRET", "hush",
            "QUICKBOOKS_WEBHOOK_VERIFIER", "verifier",
            "QUICKBOOKS_REFRESH_TOKEN", "token");
    private static final Map<String, String> ASANA = Map.of("ASANA_ACCESS_TOKEN", "pat", "ASANA_WORKSPACE", "1200");

    @Test
    void nothingSetMeansBothSandboxes() {
        Sides sides = Sides.decide(Map.of("PATH", "/bin", "ASANA_WRITER_PORT", "8083", "QUICKBOOKS_CLIENT_ID", " "));

        assertThat(sides).isEqualTo(Sides.sandbox());
        assertThat(sides.needSandbox()).isTrue();
    }

    @Test
    void oneSideMayBeReal() {
        Sides sides = Sides.decide(QUICKBOOKS);

        assertThat(sides.quickbooks())
                .isInstanceOfSatisfying(
                        Side.Real.class,
                        real -> assertThat(real.environment())
                                .containsAllEntriesOf(QUICKBOOKS)
                                .containsEntry("QUICKBOOKS_API_URL", "https://quickbooks.api.intuit.com"));
        assertThat(sides.asana()).isInstanceOf(Side.Sandbox.class);
        assertThat(sides.needSandbox()).isTrue();
    }

    @Test
    void bothRealNeedNoSandbox() {
        Map<String, String> both = new HashMap<>(QUICKBOOKS);
        both.putAll(ASANA);

        assertThat(Sides.decide(both).needSandbox()).isFalse();
    }

    @Test
    void givenUrlComesBeforeTheDefault() {
        Map<String, String> environment = new HashMap<>(ASANA);
        environment.put("ASANA_API_URL", "https://asana.example.com/api/1.0");

        assertThat(Sides.decide(environment).asana())
                .isInstanceOfSatisfying(
                        Side.Real.class,
                        real -> assertThat(real.environment())
                                .containsEntry("ASANA_API_URL", "https://asana.example.com/api/1.0"));
    }

    @Test
    void eachMissingVariableIsNamed() {
        for (String missing : QUICKBOOKS.keySet()) {
            if (missing.equals("QUICKBOOKS_REFRESH_TOKEN")) {
                continue;
            }
            Map<String, String> half = new HashMap<>(QUICKBOOKS);
            half.remove(missing);

            assertThatThrownBy(() -> Sides.decide(half))
                    .isInstanceOfSatisfying(
                            CommandFailure.class,
                            failure -> assertThat(failure.line())
                                    .contains(missing)
                                    .contains("QuickBooks")
                                    .doesNotContain("hush")
                                    .doesNotContain("\n"));
        }
        assertThatThrownBy(() -> Sides.decide(Map.of("ASANA_WORKSPACE", "1200")))
                .isInstanceOfSatisfying(
                        CommandFailure.class,
                        failure -> assertThat(failure.line()).contains("ASANA_ACCESS_TOKEN"));
    }

    @Test
    void noRefreshTokenIsNeededWhereAPersonConnectsOnTheConsole() {
        Map<String, String> first = new HashMap<>(QUICKBOOKS);
        first.remove("QUICKBOOKS_REFRESH_TOKEN");

        assertThat(Sides.decide(first).quickbooks()).isInstanceOf(Side.Real.class);
    }

    @Test
    void anOAuthAppDoesInPlaceOfAnAsanaToken() {
        Map<String, String> app =
                Map.of("ASANA_CLIENT_ID", "12", "ASANA_CLIENT_SECRET", "hush", "ASANA_WORKSPACE", "1200");

        assertThat(Sides.decide(app).asana()).isInstanceOf(Side.Real.class);
        assertThatThrownBy(() -> Sides.decide(Map.of("ASANA_CLIENT_ID", "12", "ASANA_WORKSPACE", "1200")))
                .isInstanceOfSatisfying(
                        CommandFailure.class,
                        failure -> assertThat(failure.line()).contains("ASANA_CLIENT_SECRET"));
    }

    @Test
    void credentialsAreNotInItsText() {
        assertThat(Sides.decide(QUICKBOOKS).toString()).doesNotContain("hush").doesNotContain("verifier=");
    }
}
