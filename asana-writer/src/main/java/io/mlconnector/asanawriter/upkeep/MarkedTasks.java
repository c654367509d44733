package io.mlconnector.asanawriter.upkeep;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.apiclient.ApiFailure;
import io.mlconnector.apiclient.ApiResult;
import io.mlconnector.asana.AsanaClient;
import io.mlconnector.asana.Listing;
import io.mlconnector.asanawriter.provision.Layouts;
import io.mlconnector.contracts.ConnectionV1.Layout;
import io.mlconnector.contracts.LinkV1;
import io.mlconnector.contracts.RecordKey;
import io.mlconnector.contracts.Topics;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.serviceruntime.upkeep.NotNowException;
import io.mlconnector.serviceruntime.upkeep.TopicRows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// Reads the tasks that carry our marks, project after project: the directories, and those that were linked.
///
/// See <https://developers.asana.com/reference/gettasks>.
final class MarkedTasks {
    private static final String PROJECT = "Project/";

    private final AsanaClient client;
    private final Layouts layouts;
    private final TopicRows topics;
    private final LongConsumer progress;

    /// @param progress told how many tasks were looked at
    MarkedTasks(AsanaClient client, Layouts layouts, TopicRows topics, LongConsumer progress) {
        this.client = client;
        this.layouts = layouts;
        this.topics = topics;
        this.progress = progress;
    }

    /// @param since null for all
    /// @return the oldest first
    /// @throws NotNowException when Asana does not give all of them
    List<MarkedTask> read(@Nullable Instant since) {
        ConnectionId connection = topics.connection();
        Layout layout = layouts.find(connection)
                .orElseThrow(() ->
                        new NotNowException("The workspace is not set up yet, or another instance looks after it."));
        Map<String, MarkedTask> marked = new LinkedHashMap<>();
        long looked = 0;
        for (String project : projects(layout)) {
            for (JsonNode task : tasks(project, since, !layout.directories().containsValue(project))) {
                MarkedTask.find(task, connection).ifPresent(one -> marked.put(one.gid(), one));
                looked++;
            }
            progress.accept(looked);
        }
        List<MarkedTask> all = new ArrayList<>(marked.values());
        all.sort(Comparator.comparing(MarkedTask::createdAt)
                .thenComparingInt(task -> task.gid().length())
                .thenComparing(MarkedTask::gid));
        return all;
    }

    private Set<String> projects(Layout layout) {
        Set<String> projects = new LinkedHashSet<>(layout.directories().values());
        String linked = RecordKey.of(topics.connection(), PROJECT);
        topics.read(Topics.LINKS, LinkV1.class, key -> key.startsWith(linked))
                .values()
                .forEach(link -> projects.add(link.pair().substring(PROJECT.length())));
        return projects;
    }

    /// @param mayBeGone whether people may have deleted the project or closed it to us
    private List<JsonNode> tasks(String project, @Nullable Instant since, boolean mayBeGone) {
        return switch (client.listTasks(project, since)) {
            case ApiResult.Ok<Listing>(var listing, var _) -> listing.items();
            case ApiResult.Failed<Listing>(var failure, var _) -> {
                boolean gone = failure instanceof ApiFailure.NotFound || failure instanceof ApiFailure.Forbidden;
                if (gone && mayBeGone) {
                    yield List.of();
                }
                throw new NotNowException("Asana did not give the tasks: " + failure.detail());
            }
        };
    }
}
