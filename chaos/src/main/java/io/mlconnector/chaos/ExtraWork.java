package io.mlconnector.chaos;

import io.mlconnector.chaos.schedule.Victim;
import io.mlconnector.chaos.world.Company;
import java.util.concurrent.atomic.AtomicInteger;

/// What people do beyond the schedule, so that a writer certainly comes to the place where it is to die, and
/// a vendor to the call that it is to fail.
final class ExtraWork {
    /// Numbers that no schedule uses.
    private static final int FIRST = 10_000;

    private final Company company;
    private final AtomicInteger next = new AtomicInteger(FIRST);

    ExtraWork(Company company) {
        this.company = company;
    }

    /// Something that this writer has to write.
    void of(Victim writer) throws InterruptedException {
        int number = next.getAndIncrement();
        if (writer == Victim.QBO_WRITER) {
            company.enterCost(number, 100 + number);
        } else {
            company.changeVendor(number);
        }
    }
}
