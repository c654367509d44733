package io.mlconnector.sandbox.asana.seed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.asana.model.Directory;
import io.mlconnector.sandbox.asana.model.Resource;
import io.mlconnector.sandbox.asana.model.Stories;
import io.mlconnector.sandbox.asana.model.Work;
import io.mlconnector.sandbox.asana.seed.Planner.Board;
import io.mlconnector.sandbox.http.Json;
import io.mlconnector.sandbox.seed.MadeUp;
import java.util.ArrayList;
import java.util.List;

/// The people and the running jobs of a firm that fits out offices and shops.
final class SmallWorkspace {
    private static final List<String> STAGES = List.of("To do", "In progress", "Waiting", "Done");
    private static final int COLLEAGUES = 4;

    private final Work work;
    private final Planner planner;
    private final List<Resource> people = new ArrayList<>();

    private SmallWorkspace(Work work) {
        this.work = work;
        this.planner = new Planner(work);
    }

    static void plant(Work work) {
        SmallWorkspace workspace = new SmallWorkspace(work);
        for (int i = 0; i < COLLEAGUES; i++) {
            MadeUp.Person person = MadeUp.person(100 + i);
            workspace.people.add(Directory.hire(work, person.name(), person.mail()));
        }
        workspace.lobby();
        workspace.reception();
        workspace.office();
    }

    private void lobby() {
        Board job =
                planner.board("Orchard Park Hotel: lobby", "Reception desk, lighting and floor of the lobby.", STAGES);
        planner.task(job, 3, done(task("Agree the design with the hotel", 0, -70)));
        planner.task(job, 3, done(task("First fix wiring", 1, -45)));
        Resource floor = planner.task(job, 1, task("Lay the oak floor", 2, 6));
        planner.subtask(floor, done(task("Order the boards", 2, -5)));
        planner.subtask(floor, task("Level the screed", 3, 2));
        planner.task(job, 2, task("Lights from Lantern Street", 1, 9).put("notes", "Promised for next week."));
        planner.task(job, 0, task("Second fix and testing", 1, 14));
        planner.task(job, 0, task("Handover", 0, 28).put("resource_subtype", "milestone"));
        Stories.comment(work, floor, Json.object().put("text", "The boards have to lie on site for three days first."));
    }

    private void reception() {
        Board job = planner.board(
                "Cedar Falls Clinic: reception", "Counters, sinks and paint; open while we work.", STAGES);
        planner.task(job, 3, done(task("Measure and draw the counters", 0, -38)));
        planner.task(job, 1, task("Fit the counters", 3, 3));
        planner.task(job, 1, task("Sinks and drains", 2, 5));
        planner.task(job, 0, task("Paint", 3, 12).put("notes", "Evenings only."));
        planner.task(job, 0, task("Sign off with the clinic", 0, 20).put("resource_subtype", "milestone"));
    }

    private void office() {
        Board office = planner.board("Office", "What keeps the firm running.", List.of("This month", "Later"));
        planner.task(office, 0, task("Chase unpaid invoices", 0, 4));
        planner.task(office, 0, task("Review the tool hire contract", 1, 10));
        planner.task(office, 1, task("Renew the insurance", 0, 45));
        planner.task(office, 1, task("New business cards", 2, 60));
    }

    /// @param whose of the colleagues
    private ObjectNode task(String name, int whose, int due) {
        return Json.object()
                .put("name", name)
                .put("assignee", people.get(whose).gid())
                .put("due_on", planner.day(due));
    }

    private static ObjectNode done(ObjectNode task) {
        return task.put("completed", true);
    }
}
