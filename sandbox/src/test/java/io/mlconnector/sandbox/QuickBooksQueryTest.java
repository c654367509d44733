package io.mlconnector.sandbox;

import static io.mlconnector.sandbox.Books.code;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuickBooksQueryTest extends SandboxRun {

    @Test
    void hidesInactiveRowsUnlessActiveIsNamed() {
        JsonNode vendor = books.create("Vendor", "{\"DisplayName\":\"Alder\"}");
        books.changed("Vendor", vendor, "\"Active\":false");

        assertThat(books.rows("Vendor", "")).isEmpty();
        assertThat(books.rows("Vendor", "where Id = '" + vendor.path("Id").asText() + "'"))
                .isEmpty();
        assertThat(books.rows("Vendor", "where Active in (true,false)")).hasSize(1);
        assertThat(books.rows("Vendor", "where Active = false")).hasSize(1);
        assertThat(books.rows("Vendor", "where Active = true")).isEmpty();
    }

    @Test
    void inactiveClassesCanComeUnasked() {
        JsonNode made = books.create("Class", "{\"Name\":\"Studio\"}");
        books.changed("Class", made, "\"Active\":false");
        int shown = books.rows("Class", "").size();

        quickBooks.post("/sandbox/habits", "{\"inactiveClassesListed\":true}");

        assertThat(books.rows("Class", "")).hasSize(shown + 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from Vendor where Id = '1' or Id = '2'",
                "select * from Vendor where not Id = '1'",
                "select * from Vendor group by Active",
                "select * from Vendor join Bill",
                "select * from Vendor where Id != '1'",
                "select * from Vendor where Id <> '1'",
                "select * from Vendor where DisplayName = \"Alder\"",
                "select * from Vendor where DisplayName = 'Alder",
                "select * from Vendor where DisplayName = 'O'Neil'",
                "select * from Vendor where DisplayName = Alder",
                "select * from Vendor where Id in ()",
                "select * from Vendor where",
                "select from Vendor",
                "select * from",
                "select count(Id) from Vendor",
                "select * from Vendor maxresults ten",
                "select * from Vendor maxresults 1 startposition 1",
                "select * from Vendor; drop table Vendor",
                "update Vendor set Id = '1'"
            })
    void whatTheGrammarDoesNotHaveIs4000(String statement) {
        Http.Reply refused = books.query(statement);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(code(refused)).isEqualTo("4000");
        assertThat(Books.error(refused).path("Message").asText()).isEqualTo("Error parsing query");
        assertThat(Books.error(refused).path("Detail").asText()).startsWith("QueryParserError");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from Vendor startposition 0",
                "select * from Vendor maxresults 1001",
                "select * from Vendor maxresults 0",
                "select * from vendor",
                "select * from Kumquat",
                "select * from Vendor where Colour = 'red'",
                "select Colour from Vendor",
                "select * from Bill where PrivateNote = 'x'",
                "select * from Bill where Line = 'x'",
                "select * from Bill where LinkedTxn = '1'",
                "select * from Vendor where BillAddr.City = 'Leeds'",
                "select * from Vendor where PrimaryPhone = '1'",
                "select * from Bill where TxnDate > 'yesterday'",
                "select * from Bill where Balance > 'much'",
                "select * from Bill where Balance > '1e999999999'",
                "select * from Vendor where Active = 'perhaps'",
                "select * from Vendor where MetaData.LastUpdatedTime > 'x'",
                "select * from Vendor where Id = 'x'",
                "select * from Vendor orderby BillAddr"
            })
    void whatMakesNoSenseIs4001WhateverTheRowsHold(String statement) {
        Http.Reply refused = books.query(statement);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(code(refused)).isEqualTo("4001");
        assertThat(Books.error(refused).path("Message").asText()).isEqualTo("Invalid query");
        assertThat(Books.error(refused).path("Detail").asText()).startsWith("QueryValidationError");
    }

    @Test
    void positionsBeginAtOneAndTheAnswerSaysHowManyRowsItHas() {
        for (String name : List.of("A", "B", "C")) {
            books.vendor(name);
        }
        Http.Reply zero = books.query("select * from Vendor startposition 0");
        assertThat(Books.error(zero).path("Detail").asText()).contains("Min allowed value is 1");

        JsonNode page = books.query("select * from Vendor orderby DisplayName startposition 2 maxresults 50")
                .body()
                .path("QueryResponse");
        assertThat(names(page.path("Vendor"))).containsExactly("B", "C");
        assertThat(page.path("startPosition").asInt()).isEqualTo(2);
        assertThat(page.path("maxResults").asInt()).isEqualTo(2);
    }

    @Test
    void hundredRowsAreTheDefaultAndNoRowsAnEmptyObject() {
        for (int batch = 0; batch < 4; batch++) {
            StringBuilder items = new StringBuilder();
            for (int i = 0; i < 30; i++) {
                items.append(i == 0 ? "" : ",")
                        .append("{\"bId\":\"%d\",\"operation\":\"create\",\"Vendor\":{\"DisplayName\":\"V%d-%d\"}}"
                                .formatted(i, batch, i));
            }
            books.post("batch", "{\"BatchItemRequest\":[" + items + "]}");
        }
        assertThat(books.rows("Vendor", "")).hasSize(100);
        assertThat(books.rows("Vendor", "maxresults 1000")).hasSize(120);
        JsonNode none = books.query("select * from Vendor startposition 121").body();
        assertThat(none.path("QueryResponse").isObject()).isTrue();
        assertThat(none.path("QueryResponse")).isEmpty();
        JsonNode count = books.query("select count(*) from Vendor").body().path("QueryResponse");
        assertThat(count.path("totalCount").asInt()).isEqualTo(120);
        assertThat(count).hasSize(1);
    }

    @Test
    void conditionsOrderAndEscapesWorkAsDocumented() {
        books.vendor("O'Neil");
        String oak = books.vendor("Oak");
        String ash = books.vendor("Ash \\\\ Sons");
        books.bill(oak, "5.00");
        books.bill(oak, "15.00");
        books.bill(ash, "5.00");

        assertThat(names(books.rows("Vendor", "where DisplayName = 'O\\'Neil'")))
                .containsExactly("O'Neil");
        assertThat(names(books.rows("Vendor", "where DisplayName like 'O%' ORDER BY DisplayName DESC")))
                .containsExactly("Oak", "O'Neil");
        assertThat(names(books.rows("Vendor", "where DisplayName IN ('Oak','None') and Active = true")))
                .containsExactly("Oak");
        assertThat(books.rows("Bill", "where VendorRef = '" + oak + "' and TotalAmt >= '15'"))
                .hasSize(1);
        assertThat(books.rows("Bill", "where Balance < 10.00")).hasSize(2);
        List<String> ordered = new ArrayList<>();
        books.rows("Bill", "orderby TotalAmt desc, Id desc")
                .forEach(bill -> ordered.add(bill.path("TotalAmt").asText()
                        + bill.at("/VendorRef/value").asText()));
        assertThat(ordered).containsExactly("15.00" + oak, "5.00" + ash, "5.00" + oak);
    }

    @Test
    void listedColumnsGiveSparseRows() {
        books.vendor("Birch");
        JsonNode row = books.query("select Id, DisplayName from Vendor").body().at("/QueryResponse/Vendor/0");
        assertThat(row.path("sparse").asBoolean()).isTrue();
        assertThat(row.has("DisplayName")).isTrue();
        assertThat(row.has("SyncToken")).isFalse();
    }

    @Test
    void timesAreComparedAsInstantsWithAnyOffset() {
        String time = books.create("Vendor", "{\"DisplayName\":\"Cedar\"}")
                .at("/MetaData/LastUpdatedTime")
                .asText();
        String utc = java.time.OffsetDateTime.parse(time).toInstant().toString();
        assertThat(books.rows("Vendor", "where MetaData.LastUpdatedTime >= '" + utc + "'"))
                .hasSize(1);
        assertThat(books.rows("Vendor", "where MetaData.LastUpdatedTime > '" + time + "'"))
                .isEmpty();
    }

    @Test
    void statementMayBePosted() {
        books.vendor("Dogwood");
        String realm = info(sandbox.quickBooksUrl()).path("realmId").asText();
        Http text = new Http(sandbox.quickBooksUrl())
                .bearer(info(sandbox.quickBooksUrl()).path("accessToken").asText())
                .with("Content-Type", "application/text");
        Http.Reply reply = text.post("/v3/company/" + realm + "/query", "select * from Vendor");
        assertThat(reply.body().at("/QueryResponse/Vendor")).hasSize(1);
    }

    private static List<String> names(JsonNode rows) {
        List<String> names = new ArrayList<>();
        rows.forEach(row -> names.add(row.path("DisplayName").asText()));
        return names;
    }
}
