package io.mlconnector.sandbox.quickbooks.seed;

import io.mlconnector.sandbox.quickbooks.books.Books;
import io.mlconnector.sandbox.quickbooks.books.Seed;
import io.mlconnector.sandbox.quickbooks.books.Unit;
import io.mlconnector.sandbox.seed.SeedData;
import java.util.function.Consumer;

/// What a new company holds at its first start.
public final class CompanySeed {
    private CompanySeed() {}

    /// Does nothing when the company holds anything already.
    ///
    /// @param identity says who the company is, before it keeps anything else
    public static void plant(Books books, SeedData data, Consumer<Unit> identity) {
        if (!books.empty()) {
            return;
        }
        books.write(unit -> {
            Seed.company(unit);
            identity.accept(unit);
            if (data != SeedData.EMPTY) {
                Seed.lists(unit);
            }
            if (data == SeedData.SMALL) {
                SmallCompany.plant(new Ledger(unit));
            }
            return data;
        });
        if (data == SeedData.LARGE) {
            LargeCompany.plant(books, LargeCompany.VENDORS, LargeCompany.BILLS);
        }
    }
}
