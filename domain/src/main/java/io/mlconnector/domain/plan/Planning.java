package io.mlconnector.domain.plan;

import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.domain.accounting.QboEntity;
import io.mlconnector.domain.command.Command;
import io.mlconnector.domain.command.OperationKey;
import io.mlconnector.domain.command.QboCommand;
import io.mlconnector.domain.link.Link;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One question to the planner: what is known, what was decided so far, and what was worked out on the way and does
/// not change while the question is answered.
final class Planning {
    private final ConnectionView view;
    private final Map<OperationKey, Command> commands = new LinkedHashMap<>();
    private final Set<Plan.Finding> findings = new LinkedHashSet<>();
    private final Map<String, CostCentre> centres = new HashMap<>();
    private final Map<EntityType, Set<EntityRef>> offered = new EnumMap<>(EntityType.class);
    private final Set<String> retriesDue = new HashSet<>();
    private @Nullable List<CostCentre> linked;
    private @Nullable Map<String, QboEntity> mirrors;

    Planning(ConnectionView view) {
        this.view = view;
    }

    ConnectionView view() {
        return view;
    }

    OperationKey key(String pair, String kind, String revision) {
        return OperationKey.of(view.connection(), pair, kind, revision);
    }

    /// The key of the next write of a pair in Asana: its number, and what is written.
    OperationKey nextKey(String pair, String kind, Optional<Link> link, String hash) {
        return key(pair, kind, link.map(Link::revision).orElse(0L) + "-" + Hashes.brief(hash));
    }

    /// The same operation is planned once, however many ways lead to it.
    void add(Command command) {
        commands.putIfAbsent(command.key(), command);
    }

    /// It is time to try this task's cost again.
    void retryDue(String taskGid) {
        retriesDue.add(taskGid);
    }

    boolean isRetryDue(String taskGid) {
        return retriesDue.contains(taskGid);
    }

    /// Whether something was planned in QuickBooks for this task.
    boolean isPosting(String taskGid) {
        return commands.values().stream()
                .anyMatch(command ->
                        command instanceof QboCommand post && post.taskGid().equals(taskGid));
    }

    void find(String record, String verdict, String detail) {
        findings.add(new Plan.Finding(record, verdict, detail));
    }

    /// All linked projects, in the order in which they are preferred.
    List<CostCentre> linked() {
        if (linked == null) {
            linked = LinkedProjects.gids(view).stream().map(this::centre).toList();
        }
        return linked;
    }

    /// The records that have a task of their own, by its gid: looked up once, however many tasks are checked.
    Map<String, QboEntity> mirrors() {
        if (mirrors == null) {
            mirrors = NotACostOfItsOwn.mirrors(view);
        }
        return mirrors;
    }

    CostCentre centre(String projectGid) {
        CostCentre known = centres.get(projectGid);
        if (known == null) {
            known = CostCentre.of(this, projectGid);
            centres.put(projectGid, known);
        }
        return known;
    }

    Set<EntityRef> offered(EntityType type, Function<EntityType, Set<EntityRef>> choose) {
        Set<EntityRef> known = offered.get(type);
        if (known == null) {
            known = choose.apply(type);
            offered.put(type, known);
        }
        return known;
    }

    Plan plan() {
        return new Plan(List.copyOf(commands.values()), List.copyOf(findings));
    }
}
