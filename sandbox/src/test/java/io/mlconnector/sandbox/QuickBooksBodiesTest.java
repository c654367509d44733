package io.mlconnector.sandbox;

import static io.mlconnector.sandbox.Books.code;
import static io.mlconnector.sandbox.Books.ref;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuickBooksBodiesTest extends SandboxRun {

    @Test
    void unknownPropertyIs2010AtEveryDepth() {
        String vendor = books.vendor("Alder");
        String body = books.billBody(vendor, "5.00");
        for (String at : new String[] {"{\"VendorRef\"", "{\"value\"", "{\"Amount\"", "{\"AccountRef\""}) {
            Http.Reply refused = books.post("bill", body.replace(at, "{\"Colour\":\"red\"," + at.substring(1)));
            assertThat(code(refused)).as(at).isEqualTo("2010");
            assertThat(Books.error(refused).path("Detail").asText()).contains("Colour");
        }
        assertThat(books.post("bill", body).status()).isEqualTo(200);
    }

    @Test
    void bodyInTheFormOfAnAnswerIs2010() {
        String entry = books.entry("5.00", "", "5.00", "");
        Http.Reply refused = books.post("journalentry", "{\"JournalEntry\":" + entry + "}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(code(refused)).isEqualTo("2010");
        JsonNode bill = books.bill(books.vendor("Birch"), "5.00");
        assertThat(code(books.post("bill?operation=delete", "{\"Bill\":" + bill + "}")))
                .isEqualTo("2010");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"DisplayName\":{\"a\":1}}",
                "{\"DisplayName\":[\"a\"]}",
                "{\"DisplayName\":\"a\",\"Active\":\"perhaps\"}",
                "{\"DisplayName\":\"a\",\"TermRef\":\"3\"}",
                "{\"DisplayName\":\"a\",\"PrimaryPhone\":\"555\"}",
                "{\"DisplayName\":\"a\",\"OtherAddr\":{}}",
                "{\"DisplayName\":\"a\"",
                "[]",
                "\"a\"",
                ""
            })
    void bodyOfTheWrongShapeIsAFault2010(String body) {
        Http.Reply refused = books.post("vendor", body);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(code(refused)).isEqualTo("2010");
        assertThat(refused.body().at("/Fault/type").asText()).isEqualTo("ValidationFault");
    }

    @Test
    void numberInQuotesIsTakenAndTextInItsPlaceIs2090() {
        String body = books.billBody(books.vendor("Cedar"), "\"12.50\"");
        JsonNode bill = books.create("Bill", body);
        assertThat(bill.path("TotalAmt").isNumber()).isTrue();
        assertThat(bill.at("/Line/0/Amount").decimalValue()).isEqualByComparingTo("12.5");
        assertThat(code(books.post("bill", body.replace("12.50", "a dozen")))).isEqualTo("2090");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e999999999",
                "1e2147483647",
                "1e-999999999",
                "\"1e999999999\"",
                "1234567890123456789012345678901"
            })
    void numberBeyondAllMeasureIs2090(String amount) {
        String body = books.billBody(books.vendor("Nutmeg"), amount);
        assertThat(code(books.post("bill", body))).isEqualTo("2090");
    }

    @Test
    void dateThatIsNoneIs2030() {
        String body = books.billBody(books.vendor("Dogwood"), "5.00");
        Http.Reply refused = books.post("bill", "{\"TxnDate\":\"2026-02-30\"," + body.substring(1));
        assertThat(code(refused)).isEqualTo("2030");
        assertThat(Books.error(refused).path("element").asText()).isEqualTo("TxnDate");
    }

    @Test
    void fullUpdateForgetsWhatItLeavesOutAndReplacesTheLines() {
        String vendor = books.vendor("Elm");
        JsonNode bill = books.create(
                "Bill",
                "{\"PrivateNote\":\"keep\"," + books.billBody(vendor, "5.00").substring(1));
        JsonNode sparse = books.changed("Bill", bill, "\"DocNumber\":\"A-1\"");
        assertThat(sparse.path("PrivateNote").asText()).isEqualTo("keep");
        assertThat(sparse.path("Line")).hasSize(1);

        JsonNode full = books.create(
                "Bill",
                "{\"Id\":\"" + bill.path("Id").asText() + "\",\"SyncToken\":\"1\","
                        + books.billBody(vendor, "7.00").substring(1));

        assertThat(full.has("PrivateNote")).isFalse();
        assertThat(full.has("DocNumber")).isFalse();
        assertThat(full.path("Line")).hasSize(1);
        assertThat(full.at("/Line/0/Id").asText()).isEqualTo("2");
        assertThat(full.path("TotalAmt").decimalValue()).isEqualByComparingTo("7");
    }

    @Test
    void lineArrayOfASparseUpdateReplacesTheWholeSetToo() {
        String vendor = books.vendor("Fir");
        String line = books.billBody(vendor, "5.00").replaceAll("(?s).*\"Line\":\\[(.*)\\]\\}", "$1");
        JsonNode bill = books.create("Bill", "{" + ref("VendorRef", vendor) + ",\"Line\":[" + line + "," + line + "]}");

        JsonNode changed = books.changed(
                "Bill", bill, "\"Line\":[" + line.replace("{\"Amount\"", "{\"Id\":\"2\",\"Amount\"") + "]");

        assertThat(changed.path("Line")).hasSize(1);
        assertThat(changed.at("/Line/0/Id").asText()).isEqualTo("2");
        assertThat(changed.path("TotalAmt").decimalValue()).isEqualByComparingTo("5");
    }

    @Test
    void nullInASparseUpdateClearsTheProperty() {
        JsonNode vendor = books.create("Vendor", "{\"DisplayName\":\"Ginkgo\",\"Notes\":\"x\"}");
        assertThat(books.changed("Vendor", vendor, "\"Notes\":null").has("Notes"))
                .isFalse();
    }

    @Test
    void readOnlyPropertiesAreOverwrittenWithoutAWord() {
        JsonNode vendor = books.create(
                "Vendor",
                "{\"DisplayName\":\"Hazel\",\"Balance\":55,\"MetaData\":{\"CreateTime\":\"2001-01-01T00:00:00-08:00\"}}");
        assertThat(vendor.path("Balance").decimalValue()).isEqualByComparingTo("0");
        assertThat(vendor.at("/MetaData/CreateTime").asText()).doesNotStartWith("2001");
    }

    @Test
    void anAnswerCanBeSentBackAsAFullUpdate() {
        JsonNode bill = books.bill(books.vendor("Ivy"), "5.00");
        JsonNode again = Books.entity("Bill", books.post("bill", bill.toString()));
        assertThat(again.path("SyncToken").asText()).isEqualTo("1");
        assertThat(again.path("Line")).isEqualTo(bill.path("Line"));
        JsonNode company = books.get("companyinfo/1").body().path("CompanyInfo");
        assertThat(books.post("companyinfo", company.toString()).status()).isEqualTo(200);
    }

    @Test
    void numbersOfATermDecideWhenABillIsDue() {
        String term = books.first("Term", "Name = 'Net 15'");
        String body = books.billBody(books.vendor("Juniper"), "5.00");
        JsonNode bill = books.create(
                "Bill", "{\"TxnDate\":\"2026-01-20\"," + ref("SalesTermRef", term) + "," + body.substring(1));
        assertThat(bill.path("DueDate").asText()).isEqualTo("2026-02-04");
    }

    @Test
    void textBeyondLatin1CanBeRefused() {
        String name = "{\"DisplayName\":\"\u0141\u00f3d\u017a\"}";
        quickBooks.post("/sandbox/habits", "{\"latin1Only\":true}");
        assertThat(code(books.post("vendor", name))).isEqualTo("2040");
        assertThat(books.post("vendor", "{\"DisplayName\":\"M\u00fcller\"}").status())
                .isEqualTo(200);
        quickBooks.post("/sandbox/habits", "{\"latin1Only\":false}");
        assertThat(books.post("vendor", name).status()).isEqualTo(200);
    }

    @Test
    void transactionWithoutADateIsOfThePacificDay() {
        JsonNode bill = books.bill(books.vendor("Kumquat"), "5.00");
        assertThat(bill.at("/MetaData/CreateTime").asText())
                .startsWith(bill.path("TxnDate").asText());
    }

    @Test
    void moreThanTenThousandLinesAreRefused() {
        String vendor = books.vendor("Larch");
        String line = books.billBody(vendor, "1.00").replaceAll("(?s).*\"Line\":\\[(.*)\\]\\}", "$1");
        String lines = String.join(",", java.util.Collections.nCopies(10_001, line));
        assertThat(code(books.post("bill", "{" + ref("VendorRef", vendor) + ",\"Line\":[" + lines + "]}")))
                .isEqualTo("6000");
    }
}
