package io.mlconnector.sandbox.asana.model;

import io.mlconnector.sandbox.store.Journal;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;

/// The workspace with everything in it. One piece of work that changes something at a time; those who only look do not
/// wait for each other.
public final class World {
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);
    private final Resources resources;
    private final Clock clock;
    private final Consumer<List<Event>> listener;
    private final Accounts accounts;
    private volatile Switches switches = Switches.DEFAULT;

    /// @param identity the workspace and the tokens of its users
    /// @param listener told of the events of each finished piece of work, in order
    public World(Identity identity, Journal journal, Clock clock, Consumer<List<Event>> listener) {
        SecureRandom random = new SecureRandom();
        this.resources = new Resources(journal, random);
        this.clock = clock;
        this.listener = listener;
        resources.begin();
        this.accounts = Accounts.load(identity, journal, resources, Times.text(clock.instant()));
        resources.commit();
    }

    public Accounts accounts() {
        return accounts;
    }

    /// Whether nobody worked here before this start.
    public boolean isNew() {
        return accounts.isNew();
    }

    public Instant now() {
        return clock.instant();
    }

    /// Does all of the work or, when it is refused, none of it.
    ///
    /// @param actorGid the acting user
    public <T> T as(String actorGid, Function<Work, T> request) {
        lock.writeLock().lock();
        try {
            Work work = new Work(resources, resources.get(actorGid), now(), switches);
            boolean done = false;
            resources.begin();
            try {
                T result = request.apply(work);
                resources.commit();
                done = true;
                listener.accept(work.events());
                return result;
            } finally {
                if (!done) {
                    resources.rollback();
                }
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    /// Looks without changing anything.
    ///
    /// @param actorGid the user whose eyes it is seen with
    /// @throws IllegalStateException when the request changes something all the same
    public <T> T look(String actorGid, Function<Work, T> request) {
        lock.readLock().lock();
        try {
            return request.apply(new Work(resources, resources.get(actorGid), now(), switches));
        } finally {
            lock.readLock().unlock();
        }
    }

    /// What the system does or reads by itself.
    public <T> T asSystem(Function<Work, T> request) {
        return as(accounts.botGid(), request);
    }

    public Switches switches() {
        return switches;
    }

    public void use(Switches changed) {
        switches = changed;
    }
}
