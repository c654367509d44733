package io.mlconnector.sandbox.asana.limits;

/// What one request takes: each action of a batch counts like a request of its own.
///
/// @param searches how many of the reads are searches, which have a limit of their own
public record Demand(int reads, int writes, int searches) {
    public static Demand of(boolean write, boolean search) {
        return write ? new Demand(0, 1, 0) : new Demand(1, 0, search ? 1 : 0);
    }

    public Demand plus(Demand other) {
        return new Demand(reads + other.reads, writes + other.writes, searches + other.searches);
    }

    public int requests() {
        return reads + writes;
    }
}
