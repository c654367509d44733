package io.mlconnector.sandbox.quickbooks.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Json;
import io.mlconnector.sandbox.quickbooks.books.Bookkeeper;
import io.mlconnector.sandbox.quickbooks.books.Books;
import io.mlconnector.sandbox.quickbooks.books.EntityType;
import io.mlconnector.sandbox.quickbooks.books.FaultException;
import io.mlconnector.sandbox.quickbooks.books.View;
import io.mlconnector.sandbox.quickbooks.seed.CompanySeed;
import io.mlconnector.sandbox.seed.SeedData;
import io.mlconnector.sandbox.store.Journal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What an index finds is what a look at everything finds.
class CandidatesTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final int VENDORS = 200;

    private final Books books = new Books(Journal.inMemory(), Clock.fixed(NOW, ZoneOffset.UTC));
    private final Queries queries = new Queries(books, new View(books));

    @BeforeEach
    void fill() {
        CompanySeed.plant(books, SeedData.LISTS, _ -> {});
        for (int i = 0; i < VENDORS; i++) {
            int number = i;
            books.writeAt(
                    now -> now.minus(Duration.ofMinutes(VENDORS - number)),
                    unit -> Bookkeeper.create(
                            EntityType.VENDOR, Json.object().put("DisplayName", "Vendor " + number), unit));
        }
    }

    @Test
    void changedRecordsComeInTheOrderOfTheirIds() {
        touch("7", Duration.ZERO);
        touch("3", Duration.ofMinutes(1));
        assertThat(ids("MetaData.LastUpdatedTime >= '2026-03-01T11:58:00Z'")).containsExactly("3", "7", "199", "200");
        assertThat(ids("MetaData.LastUpdatedTime > '2026-03-01T11:59:00Z'")).containsExactly("7");
        assertThat(ids("MetaData.LastUpdatedTime < '2026-03-01T08:41:30Z'")).containsExactly("1", "2");
    }

    @Test
    void oldNamesFindNothingAfterARename() {
        books.write(unit -> Bookkeeper.update(
                EntityType.VENDOR,
                Json.object()
                        .put("Id", "5")
                        .put("SyncToken", "0")
                        .put("sparse", true)
                        .put("DisplayName", "Renamed"),
                unit));
        assertThat(ids("DisplayName = 'Vendor 4'")).isEmpty();
        assertThat(ids("DisplayName = 'Renamed'")).containsExactly("5");
        assertThat(ids("DisplayName = 'renamed'")).isEmpty();
    }

    @Test
    void namesAreTakenInAnyCaseOfAnyLetter() {
        vendor("Weiß & Ōtsu");
        for (String same : List.of("WEIß & ŌTSU", "weiẞ & ōtsu", "Weiß & ōtsu")) {
            assertThatThrownBy(() -> vendor(same)).isInstanceOf(FaultException.class);
        }
        vendor("Weiss & Ōtsu");
    }

    private void vendor(String name) {
        books.write(unit -> Bookkeeper.create(EntityType.VENDOR, Json.object().put("DisplayName", name), unit));
    }

    @Test
    void inactiveOnesAreFoundOnlyWhenAskedFor() {
        books.write(unit -> Bookkeeper.update(
                EntityType.VENDOR,
                Json.object()
                        .put("Id", "6")
                        .put("SyncToken", "0")
                        .put("sparse", true)
                        .put("Active", false),
                unit));
        assertThat(ids("Id in ('6', '7')")).containsExactly("7");
        assertThat(ids("Id in ('6', '7') and Active in (true, false)")).containsExactly("6", "7");
        assertThat(ids("Active = false")).containsExactly("6");
        assertThat(run("select count(*) from Vendor").path("totalCount").asInt())
                .isEqualTo(VENDORS - 1);
    }

    @Test
    void deepPagesStartWhereTheyShould() {
        assertThat(list(run("select * from Vendor startposition 199 maxresults 10")))
                .containsExactly("199", "200");
        assertThat(ids("Id > '197' and Id <= '199'")).containsExactly("198", "199");
        assertThat(list(run("select * from Vendor orderby DisplayName desc maxresults 2")))
                .containsExactly("100", "99");
    }

    @Test
    void severalConditionsMustAllHold() {
        assertThat(ids("DisplayName = 'Vendor 4' and Id = '5'")).containsExactly("5");
        assertThat(ids("DisplayName = 'Vendor 4' and Id = '6'")).isEmpty();
        assertThat(ids("DisplayName like 'vendor 19%' and Balance = '0'")).hasSize(11);
    }

    private void touch(String id, Duration ago) {
        books.writeAt(
                now -> now.minus(ago),
                unit -> Bookkeeper.update(
                        EntityType.VENDOR,
                        Json.object()
                                .put("Id", id)
                                .put("SyncToken", "0")
                                .put("sparse", true)
                                .put("Notes", "touched"),
                        unit));
    }

    private List<String> ids(String condition) {
        return list(run("select * from Vendor where " + condition));
    }

    private ObjectNode run(String statement) {
        return queries.run(statement);
    }

    private static List<String> list(JsonNode response) {
        List<String> ids = new ArrayList<>();
        response.path("Vendor").forEach(vendor -> ids.add(vendor.path("Id").asText()));
        return ids;
    }
}
