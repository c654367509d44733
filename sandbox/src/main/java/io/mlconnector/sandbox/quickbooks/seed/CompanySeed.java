package io.mlconnector.sandbox.quickbooks.seed;

import io.mlconnector.sandbox.quickbooks.books.Books;
import io.mlconnector.sandbox.quickbooks.books.Seed;
import io.mlconnector.sandbox.seed.SeedData;

/// What a new company holds at its first start.
public final class CompanySeed {
    private CompanySeed() {}

    /// Does nothing when the company holds anything already.
    public static void plant(Books books, SeedData data) {
        if (!books.empty()) {
            return;
        }
        books.write(unit -> {
            Seed.company(unit);
            if (data != SeedData.EMPTY) {
                Seed.lists(unit);
            }
            if (data == SeedData.SMALL) {
                SmallCompany.plant(new Ledger(unit));
            }
            return data;
        });
        if (data == SeedData.LARGE) {
            LargeCompany.plant(books);
        }
    }
}
