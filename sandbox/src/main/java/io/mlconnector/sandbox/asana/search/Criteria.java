package io.mlconnector.sandbox.asana.search;

import io.mlconnector.sandbox.asana.model.Dependencies;
import io.mlconnector.sandbox.asana.model.IndexKeys;
import io.mlconnector.sandbox.asana.model.Refusal;
import io.mlconnector.sandbox.asana.model.Resource;
import io.mlconnector.sandbox.asana.model.Work;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/// What a search asks for, as one condition on a task or project.
public final class Criteria {
    private static final Set<String> DAYS = Set.of("due_on", "start_on", "created_on", "completed_on", "modified_on");
    private static final Set<String> TIMES = Set.of("due_at", "start_at", "created_at", "completed_at", "modified_at");

    private final Work work;
    private final List<Predicate<Resource>> conditions = new ArrayList<>();

    private Criteria(Work work) {
        this.work = work;
    }

    /// @param query by name; what is no criterion is ignored, as unknown parameters are everywhere
    /// @throws Refusal when a value makes no sense
    public static Predicate<Resource> of(Work work, Map<String, String> query) {
        Criteria criteria = new Criteria(work);
        query.forEach(criteria::add);
        return object -> criteria.conditions.stream().allMatch(condition -> condition.test(object));
    }

    private void add(String name, String value) {
        if (name.startsWith("custom_fields.")) {
            conditions.add(FieldCriteria.of(work, name, value));
            return;
        }
        int dot = name.indexOf('.');
        String subject = dot < 0 ? name : name.substring(0, dot);
        String how = dot < 0 ? "" : name.substring(dot + 1);
        if (DAYS.contains(subject) || TIMES.contains(subject)) {
            time(subject, how, value);
            return;
        }
        switch (subject) {
            case "text" -> text(value.toLowerCase(Locale.ROOT));
            case "resource_subtype" -> conditions.add(task -> task.text(subject).equals(value));
            case "completed" -> flag(subject, value, task -> task.flag("completed"));
            case "is_subtask" -> flag(subject, value, task -> task.findText("parent") != null);
            case "is_blocked" -> flag(subject, value, this::isBlocked);
            case "is_blocking" ->
                flag(
                        subject,
                        value,
                        task -> !Dependencies.dependentsOf(work.resources(), task)
                                .isEmpty());
            case "has_attachment" ->
                flag(
                        subject,
                        value,
                        task -> !work.resources()
                                .under(IndexKeys.attachmentsOf(task.gid()))
                                .isEmpty());
            case "assignee", "created_by", "owner" -> set(how, users(value), task -> List.of(task.text(subject)));
            case "followers" -> set(how, users(value), task -> task.texts("followers"));
            case "projects" -> set(how, list(value), Resource::projects);
            case "sections" -> set(how, list(value), Criteria::sections);
            case "tags" -> set(how, list(value), task -> task.texts("tags"));
            case "teams" -> set(how, list(value), project -> List.of(project.text("team")));
            case "portfolios" ->
                set(
                        how,
                        list(value),
                        project -> work.resources().under(IndexKeys.portfoliosWith(project.gid())).stream()
                                .map(Resource::gid)
                                .toList());
            default -> {}
        }
    }

    private void text(String wanted) {
        conditions.add(object -> object.text("name").toLowerCase(Locale.ROOT).contains(wanted)
                || object.text("notes").toLowerCase(Locale.ROOT).contains(wanted));
    }

    private boolean isBlocked(Resource task) {
        return Dependencies.of(work.resources(), task).stream().anyMatch(other -> !other.flag("completed"));
    }

    private void flag(String name, String value, Predicate<Resource> truth) {
        if (!value.equals("true") && !value.equals("false")) {
            throw Refusal.badRequest(name + ": Not a Boolean: " + value);
        }
        conditions.add(value.equals("true") ? truth : truth.negate());
    }

    private void set(String how, List<String> wanted, Function<Resource, List<String>> has) {
        switch (how) {
            case "any" -> conditions.add(object -> has.apply(object).stream().anyMatch(wanted::contains));
            case "not" -> conditions.add(object -> has.apply(object).stream().noneMatch(wanted::contains));
            case "all" -> conditions.add(object -> has.apply(object).containsAll(wanted));
            default -> {}
        }
    }

    /// Days are compared as days, times as times; an object without the date matches nothing but `null`.
    private void time(String subject, String how, String value) {
        String field = subject.equals("due_on") || subject.equals("start_on") ? subject : subject.replace("_on", "_at");
        boolean day = DAYS.contains(subject);
        if (!value.equals("null") && !value.matches(day ? "\\d{4}-\\d{2}-\\d{2}" : "\\d{4}-\\d{2}-\\d{2}T.*")) {
            throw Refusal.badRequest(subject + (how.isEmpty() ? "" : "." + how) + ": Not a valid date: " + value);
        }
        conditions.add(object -> {
            String stored = object.findText(field);
            if (stored == null || value.equals("null")) {
                return stored == null && value.equals("null");
            }
            int compared = (day ? stored.substring(0, 10) : stored).compareTo(value);
            return switch (how) {
                case "" -> compared == 0;
                case "before" -> compared < 0;
                case "after" -> compared > 0;
                default -> true;
            };
        });
    }

    private static List<String> sections(Resource task) {
        return task.get("memberships")
                .valueStream()
                .map(place -> place.path("section").asText())
                .toList();
    }

    private List<String> users(String value) {
        return list(value).stream()
                .map(user -> user.equals("null") ? "" : work.user("user", user).gid())
                .toList();
    }

    private static List<String> list(String value) {
        return Arrays.stream(value.split(",", -1)).map(String::strip).toList();
    }
}
