package io.mlconnector.enrich.mapping;

import io.mlconnector.domain.plan.ConnectionView;
import io.mlconnector.domain.plan.Plan;
import io.mlconnector.domain.plan.Trigger;

/// [io.mlconnector.domain.plan.SyncPlanner#plan], or a scripted one in tests.
interface Planner {
    Plan plan(Trigger trigger, ConnectionView view);
}
