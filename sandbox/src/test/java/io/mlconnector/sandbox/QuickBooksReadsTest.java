package io.mlconnector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class QuickBooksReadsTest extends SandboxRun {

    @Test
    void queryHidesInactiveUnlessAsked() {
        String id = books.vendor("Alder");
        books.create("Vendor", "{\"Id\":\"" + id + "\",\"SyncToken\":\"0\",\"sparse\":true,\"Active\":false}");

        assertThat(rows("select * from Vendor", "Vendor")).isEmpty();
        assertThat(rows("select * from Vendor where Active in (true,false)", "Vendor"))
                .hasSize(1);
    }

    @Test
    void queryWithoutRowsHasNoEntityKey() {
        JsonNode response = books.query("select * from Bill").body().path("QueryResponse");
        assertThat(response.isObject()).isTrue();
        assertThat(response).isEmpty();
    }

    @Test
    void queryGrammarIsQuickBooksOwn() {
        books.vendor("O'Neil");
        books.vendor("Oak");
        assertThat(rows("select * from Vendor where DisplayName = 'O\\'Neil'", "Vendor"))
                .hasSize(1);
        assertThat(rows("select * from Vendor where DisplayName like 'O%' orderby DisplayName desc", "Vendor"))
                .hasSize(2);
        assertThat(rows("select * from Vendor startposition 2 maxresults 1", "Vendor"))
                .hasSize(1);
        assertThat(Books.code(books.query("select * from Vendor startposition 0")))
                .isEqualTo("4001");
        assertThat(Books.code(books.query("select * from Vendor where Id = '1' or Id = '2'")))
                .isEqualTo("4000");
        assertThat(Books.code(books.query("selec * from Vendor"))).isEqualTo("4000");
        assertThat(books.query("select * from Vendor maxresults 1")
                        .body()
                        .path("QueryResponse")
                        .path("maxResults")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void changesHaveAnEmptySlotForQuietTypesAndTombstonesForDeleted() {
        clock.advance(Duration.ofMinutes(5));
        String since = clock.instant().toString();
        clock.advance(Duration.ofMinutes(5));
        String vendor = books.vendor("Birch");
        String bill = books.bill(vendor, "9.00").path("Id").asText();
        books.post("bill?operation=delete", "{\"Id\":\"" + bill + "\",\"SyncToken\":\"0\"}");

        JsonNode slots = books.get("cdc?entities=Customer,Vendor,Bill&changedSince=" + Http.encode(since))
                .body()
                .path("CDCResponse")
                .path(0)
                .path("QueryResponse");

        assertThat(slots).hasSize(3);
        assertThat(slots.path(0)).isEmpty();
        assertThat(slots.path(1).path("Vendor").path(0).path("DisplayName").asText())
                .isEqualTo("Birch");
        JsonNode tombstone = slots.path(2).path("Bill").path(0);
        assertThat(tombstone.path("status").asText()).isEqualTo("Deleted");
        assertThat(tombstone.has("SyncToken")).isFalse();
        assertThat(tombstone.path("Id").asText()).isEqualTo(bill);
    }

    @Test
    void changesFurtherBackThanThirtyDaysAreRefused() {
        String since = clock.instant().minus(Duration.ofDays(31)).toString();
        assertThat(books.get("cdc?entities=Vendor&changedSince=" + Http.encode(since))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void unknownIdIsNotFoundWithTheFaultEnvelope() {
        Http.Reply reply = books.get("vendor/4711");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(Books.code(reply)).isEqualTo("610");
        assertThat(reply.header("intuit_tid")).isNotEmpty();
    }

    private JsonNode rows(String statement, String type) {
        return books.query(statement).body().path("QueryResponse").path(type);
    }
}
