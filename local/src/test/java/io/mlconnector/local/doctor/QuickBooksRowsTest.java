package io.mlconnector.local.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.apiclient.ApiFailure;
import io.mlconnector.apiclient.ApiResult;
import io.mlconnector.contracts.Json;
import io.mlconnector.local.doctor.QuickBooksFacts.Books;
import io.mlconnector.local.doctor.Row.Colour;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class QuickBooksRowsTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final ApiResult<JsonNode> REFUSED =
            new ApiResult.Failed<>(new ApiFailure.Forbidden("3100", "3100 ApplicationAuthorizationFailed"), "");

    @Test
    void refreshTokenThatEndsWithinTwoWeeksIsYellowAndSaysWhen() {
        Row row = row("tokens", kept(50, 13), null);

        assertThat(row.colour()).isEqualTo(Colour.YELLOW);
        assertThat(row.reason()).contains("13 days");
        assertThat(row.remedy()).contains("2026-12-08");
        assertThat(row("tokens", kept(50, 99), null).colour()).isEqualTo(Colour.GREEN);
    }

    @Test
    void refreshTokenThatHasEndedNeedsAPerson() {
        Row row = row("tokens", kept(50, -1), null);

        assertThat(row.colour()).isEqualTo(Colour.RED);
        assertThat(row.remedy()).contains("http://localhost:8080");
    }

    @Test
    void accessTokenThatNobodyRefreshedPointsToTheWriter() {
        Row row = row("tokens", kept(-1, 90), null);

        assertThat(row.colour()).isEqualTo(Colour.RED);
        assertThat(row.remedy()).contains("qbo-writer");
    }

    @Test
    void tokenThatDoesNotOpenAsksForTheKeyset() {
        Row row = row("tokens", new Tokens.Kept(NOW.plusSeconds(60), NOW.plus(Duration.ofDays(90)), false), null);

        assertThat(row.colour()).isEqualTo(Colour.RED);
        assertThat(row.remedy()).contains("TOKEN_KEYSET_FILE");
    }

    @Test
    void tokensOfAnotherCompanyNameIt() {
        Row row = row("tokens", new Tokens.None(List.of("934000")), null);

        assertThat(row.colour()).isEqualTo(Colour.RED);
        assertThat(row.reason()).contains("934000").contains("QUICKBOOKS_REALM_ID is 12");
    }

    @Test
    void companyThatAnswersInTheOtherEnvironmentMeansTheAddressIsWrong() {
        Row row = row("company", kept(50, 99), new Books(REFUSED, REFUSED, ok("{}")));

        assertThat(row.colour()).isEqualTo(Colour.RED);
        assertThat(row.reason()).contains("other environment");
        assertThat(row.remedy()).contains("QUICKBOOKS_API_URL=https://sandbox-quickbooks.api.intuit.com");
    }

    @Test
    void companyThatAnswersNowhereMeansTheRealmIsWrong() {
        Row row = row("company", kept(50, 99), new Books(REFUSED, REFUSED, REFUSED));

        assertThat(row.reason()).contains("another company than QUICKBOOKS_REALM_ID=12");
    }

    @Test
    void whatTheCompanyHasNotSwitchedOnIsYellow() {
        Books books = new Books(
                ok(
                        "{\"CompanyName\":\"Acme\",\"NameValue\":[{\"Name\":\"SubscriptionStatus\",\"Value\":\"EXPIRED\"}]}"),
                ok("{\"AccountingInfoPrefs\":{\"ClassTrackingPerTxn\":true,\"BookCloseDate\":\"2026-06-30\"},"
                        + "\"CurrencyPrefs\":{\"MultiCurrencyEnabled\":true,\"HomeCurrency\":{\"value\":\"EUR\"}}}"),
                null);

        assertThat(row("plan", kept(50, 99), books).remedy()).contains("6190");
        assertThat(row("classes", kept(50, 99), books).reason()).contains("one class for a whole transaction");
        assertThat(row("departments", kept(50, 99), books).colour()).isEqualTo(Colour.YELLOW);
        assertThat(row("currency", kept(50, 99), books).reason()).contains("EUR");
        assertThat(row("closing date", kept(50, 99), books).reason()).contains("2026-06-30");
    }

    private static Tokens kept(int minutes, int days) {
        return new Tokens.Kept(NOW.plus(Duration.ofMinutes(minutes)), NOW.plus(Duration.ofDays(days)), true);
    }

    private static ApiResult<JsonNode> ok(String json) {
        try {
            return new ApiResult.Ok<>(Json.mapper().readTree(json), "");
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static Row row(String check, Tokens tokens, @Nullable Books books) {
        return QuickBooksRows.of(new QuickBooksFacts(
                        URI.create("https://quickbooks.api.intuit.com"),
                        "12",
                        "http://localhost:8080",
                        NOW,
                        new Reach.Answers(Duration.ofMillis(80), Duration.ofSeconds(1)),
                        new KeyCheck.Accepted(),
                        tokens,
                        books))
                .stream()
                .filter(each -> each.check().equals(check))
                .findFirst()
                .orElseThrow();
    }
}
