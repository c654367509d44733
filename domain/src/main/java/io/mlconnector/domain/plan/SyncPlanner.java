package io.mlconnector.domain.plan;

/// The table of contents of all decisions. Level-triggered: compares what should be with what both sides last agreed
/// on, so that a repeated, late or reordered change plans nothing new.
public final class SyncPlanner {
    private SyncPlanner() {}

    public static Plan plan(Trigger trigger, ConnectionView view) {
        return Plan.NOTHING;
    }
}
