package io.mlconnector.domain.plan;

import io.mlconnector.domain.command.AsanaCommand.ShowPosting;
import io.mlconnector.domain.command.Command;
import io.mlconnector.domain.fixtures.InMemoryView;
import io.mlconnector.domain.fixtures.WorkFixtures;
import io.mlconnector.domain.work.Field;
import io.mlconnector.domain.work.FieldValue;
import java.util.List;
import java.util.Optional;

/// Reads plans in tests.
final class Plans {
    private Plans() {}

    static Plan ofTask(InMemoryView view) {
        return SyncPlanner.plan(new Trigger.TaskChanged(WorkFixtures.TASK), view);
    }

    static <T extends Command> List<T> all(Plan plan, Class<T> type) {
        return plan.commands().stream().filter(type::isInstance).map(type::cast).toList();
    }

    static <T extends Command> T only(Plan plan, Class<T> type) {
        List<T> all = all(plan, type);
        if (all.size() != 1) {
            throw new AssertionError("not one " + type.getSimpleName() + ": " + plan.commands());
        }
        return all.getFirst();
    }

    static List<String> comments(Plan plan) {
        return all(plan, ShowPosting.class).stream()
                .flatMap(show -> Optional.ofNullable(show.comment()).stream())
                .toList();
    }

    /// The `Posting` that shall be shown; empty when no field is written.
    static Optional<String> posting(Plan plan) {
        return all(plan, ShowPosting.class).stream()
                .filter(show -> show.comment() == null)
                .map(show -> ((FieldValue.Choice) show.fields().getOrDefault(Field.POSTING, new FieldValue.Choice("")))
                        .name())
                .findFirst();
    }

    static List<String> verdicts(Plan plan) {
        return plan.findings().stream().map(Plan.Finding::verdict).toList();
    }
}
