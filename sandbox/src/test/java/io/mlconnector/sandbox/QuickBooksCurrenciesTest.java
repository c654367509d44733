package io.mlconnector.sandbox;

import static io.mlconnector.sandbox.Books.code;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class QuickBooksCurrenciesTest extends SandboxRun {

    @Test
    void foreignCurrencyIsRefusedWhileMulticurrencyIsOff() {
        assertThat(code(books.post("vendor", "{\"DisplayName\":\"Alder\",\"CurrencyRef\":{\"value\":\"EUR\"}}")))
                .isEqualTo("6000");
        assertThat(code(books.post("bill", in("EUR", "", books.vendor("Birch")))))
                .isEqualTo("6000");
    }

    @Test
    void withMulticurrencyEveryTransactionNamesTheCurrencyOfItsParty() {
        String home = books.vendor("Cedar");
        JsonNode preferences = multicurrency(true);
        String euro = books.create("Vendor", "{\"DisplayName\":\"Dogwood\",\"CurrencyRef\":{\"value\":\"EUR\"}}")
                .path("Id")
                .asText();

        Http.Reply missing = books.post("bill", books.billBody(home, "5.00"));
        assertThat(code(missing)).isEqualTo("2020");
        assertThat(Books.error(missing).path("element").asText()).isEqualTo("CurrencyRef");
        assertThat(code(books.post("bill", in("EUR", "", home)))).isEqualTo("6000");
        assertThat(code(books.post("bill", in("XQQ", "", home)))).isEqualTo("2500");

        JsonNode bill = books.create("Bill", in("EUR", "\"ExchangeRate\":1.0935,", euro));
        assertThat(bill.path("HomeBalance").asText()).isEqualTo("5.47");
        assertThat(bill.path("Balance").asText()).isEqualTo("5.00");
        assertThat(books.create("Bill", in("USD", "\"ExchangeRate\":3,", home))
                        .path("ExchangeRate")
                        .decimalValue())
                .isEqualByComparingTo("1");

        assertThat(code(books.change("Preferences", preferences, "\"CurrencyPrefs\":{\"MultiCurrencyEnabled\":false}")))
                .isEqualTo("6000");
    }

    @Test
    void journalEntryHasOneForeignCurrencyAtMost() {
        multicurrency(true);
        String pounds = books.create(
                        "Account", "{\"Name\":\"London\",\"AccountType\":\"Bank\",\"CurrencyRef\":{\"value\":\"GBP\"}}")
                .path("Id")
                .asText();
        String entry = books.entry("5.00", "", "5.00", "")
                .replace(Books.ref("AccountRef", books.expense()), Books.ref("AccountRef", pounds));

        assertThat(code(books.post("journalentry", "{\"CurrencyRef\":{\"value\":\"EUR\"}," + entry.substring(1))))
                .isEqualTo("6000");
        assertThat(books.post("journalentry", "{\"CurrencyRef\":{\"value\":\"GBP\"}," + entry.substring(1))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void currencyOfARecordIsFixed() {
        multicurrency(true);
        JsonNode vendor = books.create("Vendor", "{\"DisplayName\":\"Elm\",\"CurrencyRef\":{\"value\":\"EUR\"}}");
        assertThat(code(books.change("Vendor", vendor, "\"CurrencyRef\":{\"value\":\"USD\"}")))
                .isEqualTo("6000");
        assertThat(books.changed("Vendor", vendor, "\"CurrencyRef\":null")
                        .at("/CurrencyRef/value")
                        .asText())
                .isEqualTo("EUR");
    }

    private JsonNode multicurrency(boolean on) {
        return books.changed(
                "Preferences",
                books.get("preferences").body().path("Preferences"),
                "\"CurrencyPrefs\":{\"MultiCurrencyEnabled\":" + on + "}");
    }

    private String in(String currency, String rate, String vendor) {
        return "{\"CurrencyRef\":{\"value\":\"" + currency + "\"}," + rate
                + books.billBody(vendor, "5.00").substring(1);
    }
}
