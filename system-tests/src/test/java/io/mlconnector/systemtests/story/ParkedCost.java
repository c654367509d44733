package io.mlconnector.systemtests.story;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

/// A cost, and what stands in its way for a while.
///
/// @param reason what its comment has to say
record ParkedCost(String name, String task, String reason, Deed strike, Deed repair) {
    static final String STEADY = "Steady Supplies";
    static final BigDecimal AMOUNT = new BigDecimal("99.50");

    enum Timing {
        UNHEARD_UNTIL_CALL(90),
        DURING_OUTAGE(60),
        BEFORE_INTENT(30);

        /// Each has days of its own: books are closed further each time.
        private final int daysAgo;

        Timing(int daysAgo) {
            this.daysAgo = daysAgo;
        }
    }

    interface Deed {
        void go() throws Exception;
    }

    static ParkedCost closedBooks(Company company, Timing timing) throws Exception {
        LocalDate due = LocalDate.now(ZoneOffset.UTC).minusDays(timing.daysAgo);
        return new ParkedCost(
                "closed " + timing,
                company.enter("closed " + timing, due, of(company, STEADY)),
                "closed for " + due,
                () -> company.closeBooks(due.plusDays(5).toString()),
                () -> company.closeBooks(""));
    }

    static ParkedCost inactiveVendor(Company company, Timing timing) throws Exception {
        String name = "Resting " + timing;
        String id = company.createVendor(name).path("Id").asText();
        return new ParkedCost(
                "inactive " + timing,
                company.enter("inactive " + timing, soon(), of(company, name)),
                name,
                () -> company.change("Vendor", id, Api.object().put("Active", false)),
                () -> company.change(
                        "Vendor", id, Api.object().put("Active", true).put("DisplayName", name)));
    }

    /// Merged into another one by the accountant. No other is chosen for the person.
    static ParkedCost deletedVendor(Company company, Timing timing, String into) throws Exception {
        String name = "Gone " + timing;
        String id = company.createVendor(name).path("Id").asText();
        String task = company.enter("deleted " + timing, soon(), of(company, name));
        return new ParkedCost("deleted " + timing, task, name, () -> company.merge("Vendor", id, into), () -> {
            company.set(task, Map.of("Vendor", STEADY));
            company.ready(task);
        });
    }

    static LocalDate soon() {
        return LocalDate.now(ZoneOffset.UTC).plusDays(20);
    }

    /// What a person enters of a cost of this vendor.
    static Map<String, Object> of(Company company, String vendor) throws Exception {
        return Map.of("Vendor", vendor, "Account", company.expenseAccount(), "Amount", AMOUNT);
    }
}
