package io.mlconnector.sandbox.quickbooks.seed;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.sandbox.ChildJvm;
import io.mlconnector.sandbox.quickbooks.books.Books;
import io.mlconnector.sandbox.quickbooks.books.View;
import io.mlconnector.sandbox.quickbooks.query.Queries;
import io.mlconnector.sandbox.seed.SeedData;
import io.mlconnector.sandbox.store.Journal;
import java.io.IOException;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class LargeCompanyTest {
    private static final int QUARTER = 4;
    private static final int MIB = 96;

    /// With [io.mlconnector.sandbox.asana.seed.LargeWorkspaceTest] not more than a quarter of a gigabyte.
    @Test
    void aQuarterOfTheLargeCompanyFitsIntoAQuarterOfItsHeap() throws IOException, InterruptedException {
        assertThat(ChildJvm.run(MIB, Quarter.class)).isEqualTo("25000 vendors, 5000 bills, page of 1000");
    }

    static final class Quarter {
        private Quarter() {}

        public static void main(String[] args) {
            Books books = new Books(Journal.inMemory(), Clock.systemUTC());
            CompanySeed.plant(books, SeedData.LISTS, _ -> {});
            LargeCompany.plant(books, LargeCompany.VENDORS / QUARTER, LargeCompany.BILLS / QUARTER);
            Queries queries = new Queries(books, new View(books));
            System.out.println(count(queries, "Vendor") + " vendors, " + count(queries, "Bill") + " bills, page of "
                    + queries.run("select * from Vendor startposition 24001 maxresults 1000")
                            .path("maxResults")
                            .asText());
        }

        private static String count(Queries queries, String type) {
            return queries.run("select count(*) from " + type)
                    .path("totalCount")
                    .asText();
        }
    }
}
