package io.mlconnector.sandbox.quickbooks.seed;

import io.mlconnector.sandbox.quickbooks.books.Books;
import io.mlconnector.sandbox.quickbooks.books.EntityType;
import io.mlconnector.sandbox.seed.MadeUp;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/// More vendors and bills than anyone likes to page through. The same every time, but for the dates.
final class LargeCompany {
    static final int VENDORS = 100_000;
    static final int BILLS = 20_000;
    private static final int AT_ONCE = 100;
    private static final int PAID = 4;
    private static final Duration VENDORS_SINCE = Duration.ofDays(700);
    private static final Duration BILLS_SINCE = Duration.ofDays(180);

    private final Books books;
    private final List<String> vendors = new ArrayList<>();

    private LargeCompany(Books books) {
        this.books = books;
    }

    /// @param vendors a multiple of a hundred, as `bills` are
    static void plant(Books books, int vendors, int bills) {
        LargeCompany company = new LargeCompany(books);
        company.spread(vendors, VENDORS_SINCE, company::vendor);
        company.spread(bills, BILLS_SINCE, company::bill);
    }

    /// Some at once, evenly over the time until now.
    private void spread(int count, Duration since, BiConsumer<Ledger, Integer> one) {
        for (int first = 0; first < count; first += AT_ONCE) {
            int from = first;
            Duration ago = since.multipliedBy(count - AT_ONCE - from).dividedBy(count);
            books.writeAt(now -> now.minus(ago), unit -> {
                Ledger ledger = new Ledger(unit);
                for (int number = from; number < from + AT_ONCE; number++) {
                    one.accept(ledger, number);
                }
                return from;
            });
        }
    }

    private void vendor(Ledger ledger, int number) {
        String term = ledger.named(EntityType.TERM, number % 3 == 0 ? "Net 15" : "Net 30");
        vendors.add(ledger.vendor(MadeUp.company(number), number, term));
    }

    private void bill(Ledger ledger, int number) {
        String vendor = vendors.get(number * 5 % vendors.size());
        String account = ledger.named(EntityType.ACCOUNT, number % 2 == 0 ? "Job Materials" : "Subcontractors");
        BigDecimal first = BigDecimal.valueOf(1_000L + number * 37L % 900_000, 2);
        BigDecimal second = BigDecimal.valueOf(500L + number * 11L % 50_000, 2);
        String bill = ledger.bill(
                vendor,
                ledger.day(0),
                "B-" + (100_000 + number),
                Ledger.expense(account, first.toString(), "Work of the week", null),
                Ledger.expense(account, second.toString(), "Travel and small parts", null));
        if (number % PAID == 0) {
            ledger.payBill(vendor, bill, ledger.day(0), first.add(second).toString());
        }
    }
}
