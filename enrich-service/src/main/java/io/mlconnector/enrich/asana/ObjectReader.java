package io.mlconnector.enrich.asana;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.apiclient.ApiFailure;
import io.mlconnector.apiclient.ApiResult;
import io.mlconnector.asana.AsanaClient;
import io.mlconnector.asana.Listing;
import io.mlconnector.asana.Read;
import io.mlconnector.enrich.flow.Outcome;
import io.mlconnector.enrich.flow.VendorGate;
import io.mlconnector.enrich.flow.Verdict;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Many objects in few calls: tasks by batch, or by one listing of the project that many of them are in. Waits while
/// Asana is away.
final class ObjectReader {
    /// How often one answer of an otherwise answered batch may stay unclear before it counts as refused.
    private static final int MAX_UNCLEAR = 5;
    /// More projects than this are listed instead of fetched.
    private static final int MANY_PROJECTS = 3;

    private final AsanaClient client;
    private final VendorGate gate;
    private final Clock clock;

    ObjectReader(AsanaClient client, VendorGate gate, Clock clock) {
        this.client = client;
        this.gate = gate;
        this.clock = clock;
    }

    /// @param workspace gid
    /// @return an outcome for each
    /// @throws io.mlconnector.enrich.flow.ClosingException when the service ends before
    Map<ObjectRef, Outcome> read(FetchPlan plan, String workspace) {
        Map<ObjectRef, Outcome> outcomes = new LinkedHashMap<>();
        List<String> tasks = new ArrayList<>(plan.tasks());
        for (FetchPlan.ProjectListing listing : plan.listings()) {
            list(listing, outcomes);
            listing.tasks().stream()
                    .filter(gid -> !outcomes.containsKey(new ObjectRef(Kind.TASK, gid)))
                    .forEach(tasks::add);
        }
        tasks(tasks, outcomes);
        projects(plan.projects(), workspace, outcomes);
        return outcomes;
    }

    /// A listing that fails costs nothing but itself: its tasks are then read by batch.
    private void list(FetchPlan.ProjectListing listing, Map<ObjectRef, Outcome> outcomes) {
        if (gate.call(() -> client.listTasks(listing.projectGid(), listing.modifiedSince()))
                instanceof ApiResult.Ok<Listing>(var tasks, var _)) {
            Map<String, JsonNode> byGid = byGid(tasks);
            for (String gid : listing.tasks()) {
                JsonNode body = byGid.get(gid);
                if (body != null) {
                    outcomes.put(new ObjectRef(Kind.TASK, gid), new Outcome.Found(body, tasks.readAt()));
                }
            }
        }
    }

    private static Map<String, JsonNode> byGid(Listing listing) {
        Map<String, JsonNode> byGid = new HashMap<>();
        listing.items().forEach(item -> byGid.put(item.path("gid").asText(), item));
        return byGid;
    }

    private void tasks(List<String> gids, Map<ObjectRef, Outcome> outcomes) {
        Deque<String> left = new ArrayDeque<>(gids);
        Map<String, Integer> unclear = new HashMap<>();
        int size = AsanaClient.MAX_BATCH;
        int failures = 0;
        while (!left.isEmpty()) {
            List<String> some = new ArrayList<>();
            while (some.size() < size && !left.isEmpty()) {
                some.add(left.removeFirst());
            }
            Map<String, ApiResult<Read>> answers = client.fetchTasks(some);
            boolean answered = answers.values().stream().anyMatch(answer -> answer instanceof ApiResult.Ok<Read>);
            if (some.size() > 1 && answers.values().stream().allMatch(this::isUnclear)) {
                // Perhaps it is the batch that does not come through: each by itself.
                size = 1;
            }
            ApiFailure waiting = null;
            for (String gid : some) {
                ApiResult<Read> answer = answers.get(gid);
                if (answer == null) {
                    continue;
                }
                ObjectRef ref = new ObjectRef(Kind.TASK, gid);
                switch (answer) {
                    case ApiResult.Ok<Read>(var read, var _) ->
                        outcomes.put(ref, new Outcome.Found(read.data(), read.readAt()));
                    case ApiResult.Failed<Read>(var failure, var _) -> {
                        boolean again = switch (gate.verdict(failure)) {
                            case Verdict.Later _, Verdict.NewToken _, Verdict.Denied _ -> true;
                            case Verdict.Unclear _ -> !answered || unclear.merge(gid, 1, Integer::sum) < MAX_UNCLEAR;
                            case Verdict.Gone _, Verdict.Refused _ -> false;
                        };
                        if (again) {
                            left.addLast(gid);
                            waiting = failure;
                        } else {
                            outcomes.put(ref, definite(failure));
                        }
                    }
                }
            }
            if (waiting == null) {
                failures = 0;
                gate.answered();
            } else {
                gate.rest(waiting, gate.verdict(waiting), failures++);
            }
        }
    }

    private boolean isUnclear(ApiResult<Read> answer) {
        return answer instanceof ApiResult.Failed<Read>(var failure, var _)
                && gate.verdict(failure) instanceof Verdict.Unclear;
    }

    private Outcome definite(ApiFailure failure) {
        return switch (gate.verdict(failure)) {
            case Verdict.Gone _ -> new Outcome.Missing(now());
            case Verdict.Refused(var code, var text) -> new Outcome.Refused(code, text);
            case Verdict.Unclear _, Verdict.Later _, Verdict.NewToken _, Verdict.Denied _ ->
                new Outcome.Refused("unclear", failure.detail());
        };
    }

    private void projects(List<String> gids, String workspace, Map<ObjectRef, Outcome> outcomes) {
        List<String> left = new ArrayList<>(gids);
        if (left.size() > MANY_PROJECTS
                && gate.call(() -> client.listProjects(workspace)) instanceof ApiResult.Ok<Listing>(var all, var _)) {
            Map<String, JsonNode> byGid = byGid(all);
            for (String gid : gids) {
                JsonNode body = byGid.get(gid);
                if (body != null) {
                    outcomes.put(new ObjectRef(Kind.PROJECT, gid), new Outcome.Found(body, all.readAt()));
                    left.remove(gid);
                }
            }
        }
        for (String gid : left) {
            outcomes.put(
                    new ObjectRef(Kind.PROJECT, gid),
                    switch (gate.call(() -> client.fetchProject(gid))) {
                        case ApiResult.Ok<Read>(var read, var _) -> new Outcome.Found(read.data(), read.readAt());
                        case ApiResult.Failed<Read>(var failure, var _) -> definite(failure);
                    });
        }
    }

    /// A refusal carries no time of Asana's; ours has to do, to the second as Asana's.
    private Instant now() {
        return Instant.ofEpochSecond(clock.instant().getEpochSecond());
    }
}
