package io.mlconnector.chaos.schedule;

import io.mlconnector.chaos.proxy.Toxic;
import io.mlconnector.serviceruntime.crash.CrashPoint;
import java.time.Duration;
import java.util.List;

/// One thing that goes wrong, or that somebody does.
public sealed interface Deed {
    /// `SIGKILL`, and started again after a while.
    record Kill(Victim victim, Duration downFor) implements Deed {}

    /// The next lives of a writer end by themselves at these crash points, one after the other; people give it work
    /// until they have.
    record Crash(Victim victim, List<CrashPoint> points) implements Deed {
        public Crash {
            points = List.copyOf(points);
        }
    }

    /// A second instance takes over from a writer that stands still in the middle of a commit.
    record Usurp(Victim victim) implements Deed {}

    /// `SIGSTOP`, then `SIGCONT`: a process that believes it is still what it was.
    record Freeze(Victim victim, Duration time) implements Deed {}

    /// All services, one after the other: stopped by SIGTERM, started again, and the next one when this one is ready.
    record Roll(int rounds) implements Deed {}

    /// A vendor has a second task, as a writer leaves it behind that stood still between its last look and its
    /// request; a person comments on it.
    record DoubleTask(int number) implements Deed {}

    /// A writer is asked to look for what its ledger does not know, and is killed this long afterwards: in the middle
    /// of it, or of what it has told itself to do.
    record Sweep(Victim writer, Duration lives) implements Deed {}

    /// The vendor misbehaves for a while.
    ///
    /// @param kind of the sandbox's fault desk
    /// @param percent of the calls that it hits
    record Misbehave(Side side, String kind, int percent, Duration time) implements Deed {
        static final List<String> OF_WEBHOOKS = List.of("lose", "double", "reorder");

        /// Whether it befalls what the vendor sends, else what it is asked.
        public boolean isOfWebhooks() {
            return OF_WEBHOOKS.contains(kind);
        }
    }

    /// The vendor misbehaves at one call.
    ///
    /// @param where as the sandbox's fault desk takes it; calls that only the connector makes
    /// @param nth of these calls
    record Strike(Side side, String where, String kind, int nth) implements Deed {}

    /// A connection between two processes is bad for a while.
    record Toxify(Link link, Toxic toxic, Duration time) implements Deed {}

    /// All webhooks that were delivered so far come again, in another order.
    record Redeliver(Side side, int times) implements Deed {}

    /// What the services hold in memory is measured.
    record Measure() implements Deed {}

    /// A person enters a cost and sets it to Ready.
    record EnterCost(int number, int cents) implements Deed {}

    /// A person gives a cost another amount and sets it to Ready again: before it is posted, meanwhile or after that.
    record ChangeCost(int number, int cents) implements Deed {}

    /// A person makes a vendor, or changes one.
    record ChangeVendor(int number) implements Deed {}

    /// A person pays a part of a bill, or all of it.
    record PayBill(int number) implements Deed {}

    /// The accountant gives an unpaid bill another amount.
    record ChangeBill(int number, int cents) implements Deed {}
}
