package io.mlconnector.sandbox.asana.seed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.asana.model.CustomFields;
import io.mlconnector.sandbox.asana.model.FieldSettings;
import io.mlconnector.sandbox.asana.model.Portfolios;
import io.mlconnector.sandbox.asana.model.Resource;
import io.mlconnector.sandbox.asana.model.Times;
import io.mlconnector.sandbox.asana.model.Work;
import io.mlconnector.sandbox.asana.model.World;
import io.mlconnector.sandbox.asana.seed.Planner.Board;
import io.mlconnector.sandbox.http.Json;
import io.mlconnector.sandbox.seed.MadeUp;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// More tasks than anyone likes to page through, each with six field values and an id of another system. The same
/// every time, but for gids and dates.
final class LargeWorkspace {
    static final int PROJECTS = 20;
    static final int TASKS = 200_000;
    private static final int AT_ONCE = 1_000;
    private static final Duration SINCE = Duration.ofDays(400);
    private static final List<String> STAGES = List.of("To do", "In progress", "Waiting", "Done");

    private final List<Board> boards = new ArrayList<>();
    private final List<Resource> fields = new ArrayList<>();
    private final List<Resource> patterns = new ArrayList<>();

    /// @param tasks a multiple of a thousand
    static void plant(World world, int tasks) {
        LargeWorkspace workspace = new LargeWorkspace();
        world.as(world.accounts().managerGid(), work -> {
            workspace.frame(work);
            return workspace;
        });
        for (int first = 0; first < tasks; first += AT_ONCE) {
            int from = first;
            world.asSystem(work -> {
                for (int number = from; number < from + AT_ONCE; number++) {
                    workspace.task(work, number, tasks);
                }
                return workspace;
            });
        }
    }

    private void frame(Work work) {
        String workspace = work.workspace().gid();
        for (String definition : List.of(
                "Cost code/text", "Contact/text", "Budget/number", "Needed by/date", "Priority/enum", "Trade/text")) {
            String[] parts = definition.split("/", 2);
            ObjectNode field = Json.object()
                    .put("workspace", workspace)
                    .put("name", parts[0])
                    .put("resource_subtype", parts[1]);
            if (parts[1].equals("number")) {
                field.put("precision", 2);
            }
            if (parts[1].equals("enum")) {
                for (String option : List.of("Low", "Medium", "High")) {
                    field.withArrayProperty("enum_options").addObject().put("name", option);
                }
            }
            fields.add(CustomFields.create(work, field));
        }
        Resource portfolio = Portfolios.create(
                work, Json.object().put("workspace", workspace).put("name", "All jobs"));
        Planner planner = new Planner(work);
        for (int i = 0; i < PROJECTS; i++) {
            Board board = planner.board("Job " + (i + 1) + ": " + MadeUp.company(i), "", STAGES);
            boards.add(board);
            fields.forEach(field ->
                    FieldSettings.add(work, board.project(), Json.object().put("custom_field", field.gid())));
            Portfolios.addItem(
                    work,
                    work.resources().get(portfolio.gid()),
                    Json.object().put("item", board.project().gid()));
            for (int section = 0; section < STAGES.size(); section++) {
                patterns.add(planner.task(board, section, Json.object().put("name", "Plan this stage")));
            }
        }
    }

    /// Like a task that was made by the rules, which would be slow and leave a story for each.
    private void task(Work work, int number, int tasks) {
        Instant made = work.now().minus(SINCE.multipliedBy(tasks - number).dividedBy(tasks));
        String time = Times.text(made);
        boolean done = number % 4 == 3;
        work.resources().copy(patterns.get(number % patterns.size()), task -> {
            task.put("name", MadeUp.company(number % MadeUp.COMPANIES) + ", part " + (number % 7 + 1))
                    .put("created_at", time)
                    .put("modified_at", time)
                    .put("due_on", time.substring(0, 10))
                    .put("completed", done);
            if (done) {
                task.put("completed_at", time).put("completed_by", work.actor().gid());
            }
            task.putObject("external")
                    .put("gid", "large-" + number)
                    .put("data", "made up")
                    .put("by", work.actor().gid());
            values(task.putObject("custom_fields"), number, time);
        });
    }

    private void values(ObjectNode values, int number, String time) {
        values.put(fields.get(0).gid(), "C-" + number % 500);
        values.put(fields.get(1).gid(), MadeUp.person(number).name());
        values.put(fields.get(2).gid(), BigDecimal.valueOf(10_000L + number, 2));
        values.putObject(fields.get(3).gid()).put("date", time.substring(0, 10)).putNull("date_time");
        var options = fields.get(4).get("enum_options");
        values.set(fields.get(4).gid(), options.path(number % options.size()).path("gid"));
        values.put(fields.get(5).gid(), number % 2 == 0 ? "Joinery" : "Electrical");
    }
}
