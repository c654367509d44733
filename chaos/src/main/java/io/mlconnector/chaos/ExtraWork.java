package io.mlconnector.chaos;

import io.mlconnector.chaos.schedule.Victim;
import io.mlconnector.chaos.world.Company;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// What people do beyond the schedule, so that a writer certainly comes to the place where it is to die, and
/// a vendor to the call that it is to fail.
final class ExtraWork {
    /// Numbers that no schedule uses.
    private static final int FIRST = 10_000;

    /// So many later ones, and a cost is probably posted.
    private static final int BEHIND = 2;

    private final Company company;
    private final AtomicInteger next = new AtomicInteger(FIRST);
    private final Queue<Integer> entered = new ConcurrentLinkedQueue<>();

    ExtraWork(Company company) {
        this.company = company;
    }

    /// Something that this writer has to write.
    void of(Victim writer) throws InterruptedException {
        int number = next.getAndIncrement();
        if (writer == Victim.QBO_WRITER) {
            if (entered.size() >= BEHIND) {
                change(entered.poll());
            }
            company.enterCost(number, 100 + number);
            entered.add(number);
        } else {
            company.changeVendor(number);
        }
    }

    /// Each cost once: a bill that is written is an update now and then too, when the writer dies.
    private void change(@Nullable Integer number) throws InterruptedException {
        if (number != null) {
            company.changeCost(number, 200 + number);
        }
    }
}
