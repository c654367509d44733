package io.mlconnector.sandbox;

import static io.mlconnector.sandbox.Books.code;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuickBooksChangesTest extends SandboxRun {
    private Instant since = Instant.EPOCH;

    @BeforeEach
    void quietBefore() {
        clock.advance(Duration.ofMinutes(5));
        since = clock.instant();
        clock.advance(Duration.ofMinutes(5));
    }

    @Test
    void changedRecordComesOnceAndWholeHoweverOftenItChanged() {
        JsonNode vendor = books.create("Vendor", "{\"DisplayName\":\"Alder\",\"Notes\":\"n\"}");
        books.changed("Vendor", vendor, "\"CompanyName\":\"Alder Ltd\"");

        JsonNode slot = changes("Vendor").path(0);

        assertThat(slot.path("Vendor")).hasSize(1);
        assertThat(slot.at("/Vendor/0/Notes").asText()).isEqualTo("n");
        assertThat(slot.at("/Vendor/0/SyncToken").asText()).isEqualTo("1");
        assertThat(slot.path("startPosition").asInt()).isEqualTo(1);
    }

    @Test
    void quietTypeHasAnEmptySlotAndADeletedRecordABareTombstone() {
        JsonNode bill = books.bill(books.vendor("Birch"), "5.00");
        books.delete("Bill", bill);

        JsonNode slots = changes("Customer,Bill");

        assertThat(slots.path(0)).isEmpty();
        JsonNode tombstone = slots.at("/1/Bill/0");
        assertThat(tombstone.fieldNames()).toIterable().containsExactlyInAnyOrder("domain", "status", "Id", "MetaData");
        assertThat(tombstone.path("MetaData").fieldNames()).toIterable().containsExactly("LastUpdatedTime");
    }

    @Test
    void inactiveListRecordIsAnOrdinaryChangeAndAMergedOneATombstone() {
        JsonNode vendor = books.create("Vendor", "{\"DisplayName\":\"Cedar\"}");
        books.changed("Vendor", vendor, "\"Active\":false");
        String gone = books.vendor("Dogwood Ltd");
        String stays = books.vendor("Dogwood");
        quickBooks.post("/sandbox/merge", "{\"type\":\"Vendor\",\"from\":\"" + gone + "\",\"into\":\"" + stays + "\"}");

        JsonNode rows = changes("Vendor").at("/0/Vendor");

        assertThat(rows.path(0).path("Active").asBoolean(true)).isFalse();
        List<String> deleted = new ArrayList<>();
        rows.forEach(row -> {
            if (row.path("status").asText().equals("Deleted")) {
                deleted.add(row.path("Id").asText());
            }
        });
        assertThat(deleted).containsExactly(gone);
    }

    @Test
    void thousandObjectsAreSharedByAllTypesAndLaterTypesLookQuiet() {
        createVendors(1010);
        books.create("Customer", "{\"DisplayName\":\"Hidden behind the vendors\"}");

        JsonNode slots = changes("Vendor,Customer");
        assertThat(slots.at("/0/Vendor")).hasSize(1000);
        assertThat(slots.path(1)).isEmpty();
        assertThat(changes("Customer,Vendor").at("/0/Customer")).hasSize(1);
        assertThat(changes("Customer,Vendor").at("/1/Vendor")).hasSize(999);
    }

    @Test
    void pagingParametersAreIgnored() {
        createVendors(3);
        String path = "cdc?entities=Vendor&changedSince=" + Http.encode(since.toString());
        JsonNode all = books.get(path + "&startPosition=3&maxResults=1").body();
        assertThat(all.at("/CDCResponse/0/QueryResponse/0/Vendor")).hasSize(3);
    }

    @Test
    void askingAgainFromTheLastTimeFindsAllIncludingDeletions() {
        JsonNode bill = books.bill(books.vendor("Elm"), "5.00");
        createVendors(990);
        clock.advance(Duration.ofSeconds(5));
        createVendors(30);
        books.delete("Bill", bill);

        Set<String> seen = new LinkedHashSet<>();
        Instant from = since;
        JsonNode rows;
        do {
            rows = changes("Vendor", from).at("/0/Vendor");
            for (JsonNode row : rows) {
                seen.add(row.path("Id").asText());
                from = java.time.OffsetDateTime.parse(
                                row.at("/MetaData/LastUpdatedTime").asText())
                        .toInstant();
            }
        } while (rows.size() == 1000);
        assertThat(seen).hasSize(1021);
    }

    @Test
    void moreThanThirtyDaysAgoIsAFaultAndThirtyDaysAreNot() {
        assertThat(get(
                                "Vendor",
                                clock.instant()
                                        .minus(Duration.ofDays(30))
                                        .minusSeconds(60)
                                        .toString())
                        .status())
                .isEqualTo(400);
        assertThat(get(
                                "Vendor",
                                clock.instant()
                                        .minus(Duration.ofDays(30))
                                        .plusSeconds(60)
                                        .toString())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void offsetWithAPlusMustBeEncoded() {
        String time = since.atOffset(ZoneOffset.ofHours(2)).toString();
        assertThat(get("Vendor", time).status()).isEqualTo(200);
        assertThat(books.get("cdc?entities=Vendor&changedSince=" + time).status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"JournalCode", "TaxAgency", "TimeActivity", "TaxCode", "TaxRate", "Kumquat", "vendor", ""})
    void typesThatItDoesNotCoverAreRefused(String type) {
        Http.Reply refused = get("Vendor," + type, since.toString());
        assertThat(refused.status()).isEqualTo(400);
        assertThat(code(refused)).isNotEmpty();
    }

    private void createVendors(int count) {
        String stem = Long.toString(System.nanoTime());
        for (int from = 0; from < count; from += 30) {
            List<String> items = new ArrayList<>();
            for (int i = from; i < Math.min(count, from + 30); i++) {
                items.add("{\"bId\":\"%d\",\"operation\":\"create\",\"Vendor\":{\"DisplayName\":\"%s-%d\"}}"
                        .formatted(i, stem, i));
            }
            books.post("batch", "{\"BatchItemRequest\":[" + String.join(",", items) + "]}");
        }
    }

    private JsonNode changes(String types) {
        return changes(types, since);
    }

    private JsonNode changes(String types, Instant from) {
        return get(types, from.toString()).body().at("/CDCResponse/0/QueryResponse");
    }

    private Http.Reply get(String types, String from) {
        return books.get("cdc?entities=" + types + "&changedSince=" + Http.encode(from));
    }
}
