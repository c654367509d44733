package io.mlconnector.serviceruntime.upkeep;

import io.mlconnector.serviceruntime.ledger.WriterRuntime;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Runs one writer's upkeep: a sweep every quarter of an hour while the connection is ours, and what an operator asks
/// for. One thing at a time.
public final class Upkeep implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Upkeep.class);

    /// After the connection became ours: the tokens and the ledger are loaded first.
    private static final Duration FIRST = Duration.ofMinutes(1);

    private static final Duration EVERY = Duration.ofMinutes(15);

    /// What the writer can do.
    public interface Work {
        /// @param all whether to look at everything, however old
        /// @throws NotNowException when it cannot be done now
        SweepReport sweep(boolean dryRun, boolean all);

        /// @param progress told how many objects were looked at
        /// @throws NotNowException when it cannot be done now
        RebuildReport rebuild(boolean dryRun, LongConsumer progress);
    }

    public enum Job {
        SWEEP,
        REBUILD
    }

    public enum State {
        NONE,
        RUNNING,
        DONE,
        FAILED
    }

    /// The last thing that was asked for.
    ///
    /// @param number counts the jobs of this process
    /// @param looked objects so far
    /// @param report a [SweepReport] or [RebuildReport] when it is done
    /// @param detail why it failed
    public record Status(
            long number,
            @Nullable Job job,
            State state,
            boolean dryRun,
            long looked,
            @Nullable Object report,
            @Nullable String detail) {
        static final Status NONE = new Status(0, null, State.NONE, false, 0, null, null);
    }

    private final WriterRuntime runtime;
    private final Work work;
    private final SweepTimer timer;
    private final ReentrantLock lock = new ReentrantLock();

    // Under the lock.
    private Status status = Status.NONE;
    private @Nullable SweepReport lastSweep;
    private boolean busy;
    private boolean closed;

    public Upkeep(WriterRuntime runtime, Work work) {
        this.runtime = runtime;
        this.work = work;
        this.timer = new SweepTimer(runtime.group() + "-upkeep", FIRST, EVERY, this::sweep);
    }

    public String group() {
        return runtime.group();
    }

    /// Told by the writer whenever its partitions change.
    public void assigned(boolean isOurs) {
        timer.assigned(isOurs);
    }

    Status status() {
        lock.lock();
        try {
            return status;
        } finally {
            lock.unlock();
        }
    }

    /// What the last sweep that was no rehearsal found; null before it.
    @Nullable
    SweepReport lastSweep() {
        lock.lock();
        try {
            return lastSweep;
        } finally {
            lock.unlock();
        }
    }

    /// @return empty when something else is under way
    Optional<Status> start(Job job, boolean dryRun, boolean all) {
        Optional<Status> begun = begin(job, dryRun);
        begun.ifPresent(
                status -> Thread.ofVirtual().name(runtime.group() + "-" + job).start(() -> end(run(status, all))));
        return begun;
    }

    private Optional<Status> begin(Job job, boolean dryRun) {
        lock.lock();
        try {
            if (busy || closed) {
                return Optional.empty();
            }
            busy = true;
            status = new Status(status.number() + 1, job, State.RUNNING, dryRun, 0, null, null);
            return Optional.of(status);
        } finally {
            lock.unlock();
        }
    }

    private Status run(Status job, boolean all) {
        try {
            Object report =
                    job.job() == Job.SWEEP ? work.sweep(job.dryRun(), all) : work.rebuild(job.dryRun(), this::looked);
            return new Status(job.number(), job.job(), State.DONE, job.dryRun(), status().looked(), report, null);
        } catch (NotNowException e) {
            return failed(job, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.warnf(e, "%s: %s failed", runtime.group(), job.job());
            return failed(job, e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    private Status failed(Status job, String why) {
        return new Status(job.number(), job.job(), State.FAILED, job.dryRun(), status().looked(), null, why);
    }

    private void looked(long objects) {
        lock.lock();
        try {
            status = new Status(
                    status.number(), status.job(), status.state(), status.dryRun(), objects, null, status.detail());
        } finally {
            lock.unlock();
        }
    }

    private void end(Status ended) {
        lock.lock();
        try {
            busy = false;
            status = ended;
            if (ended.report() instanceof SweepReport sweep && !sweep.dryRun()) {
                lastSweep = sweep;
            }
        } finally {
            lock.unlock();
        }
    }

    /// In the timer's thread; the next one comes a quarter of an hour after its end.
    private void sweep() {
        Status begun = begin(Job.SWEEP, false).orElse(null);
        if (begun != null) {
            Status ended = run(begun, false);
            end(ended);
            if (ended.state() == State.FAILED) {
                LOG.infof("%s: no sweep this time: %s", runtime.group(), ended.detail());
            }
        }
    }

    @Override
    public void close() {
        timer.close();
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
    }
}
