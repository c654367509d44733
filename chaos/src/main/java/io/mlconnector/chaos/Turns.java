package io.mlconnector.chaos;

import io.mlconnector.chaos.schedule.Victim;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/// One thing at a time happens to each process: a life that is to end at a crash point is not killed before it.
final class Turns {
    private final Map<Victim, ReentrantLock> locks = new EnumMap<>(Victim.class);

    /// What happens to a process.
    @FunctionalInterface
    interface Act {
        void run() throws InterruptedException, IOException;
    }

    Turns() {
        for (Victim victim : Victim.values()) {
            locks.put(victim, new ReentrantLock(true));
        }
    }

    /// Waits for its turn, in the order of asking.
    void alone(Victim victim, Act act) throws InterruptedException, IOException {
        ReentrantLock lock = locks.get(victim);
        if (lock == null) {
            throw new IllegalArgumentException("no turns for " + victim);
        }
        lock.lockInterruptibly();
        try {
            act.run();
        } finally {
            lock.unlock();
        }
    }
}
