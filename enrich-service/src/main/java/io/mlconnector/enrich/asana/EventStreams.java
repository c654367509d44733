package io.mlconnector.enrich.asana;

import io.mlconnector.apiclient.ApiResult;
import io.mlconnector.asana.AsanaClient;
import io.mlconnector.asana.EventsAnswer;
import io.mlconnector.asana.webhook.AsanaEvent;
import io.mlconnector.enrich.flow.VendorGate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/// What `GET /events` tells of the tasks of each project since it was asked last. It knows what no list of modified
/// tasks shows: a task that was deleted, or put into the project or out of it, which is no modification. At most once,
/// like webhooks: it is asked beside the lists and replaces none.
/// See <https://developers.asana.com/reference/getevents>.
///
/// Tokens live for 24 hours at most and are not kept across restarts: everything is listed then anyway. Called by one
/// thread.
final class EventStreams {
    private static final Logger LOG = Logger.getLogger(EventStreams.class);

    private static final Set<String> CAME = Set.of("added", "undeleted");
    private static final Set<String> WENT = Set.of("removed", "deleted");

    /// Of 100 events each; whoever has more lists everything.
    private static final int MOST_PAGES = 50;

    private final AsanaClient client;
    private final VendorGate gate;
    private final Map<String, String> tokens = new HashMap<>();
    private final Set<String> refused = new HashSet<>();

    /// @param tasks by gid: whether it came into the project (or back), else it left it, or was deleted
    /// @param gap whether more may have happened: everything has to be listed
    record Heard(Map<String, Boolean> tasks, boolean gap) {
        static final Heard NOTHING = new Heard(Map.of(), false);
    }

    EventStreams(AsanaClient client, VendorGate gate) {
        this.client = client;
        this.gate = gate;
    }

    /// From now on nothing is known: somebody else asked meanwhile.
    void begin() {
        tokens.clear();
        refused.clear();
    }

    /// All was listed: one that was refused is asked again, for rights come and go.
    void listed(String project) {
        refused.remove(project);
    }

    /// What was heard was of no use: the next time there is a gap.
    void forget(String project) {
        tokens.remove(project);
    }

    /// Asked before the tasks are listed, so that nothing falls between both.
    ///
    /// @throws io.mlconnector.enrich.flow.ClosingException when the service ends before
    Heard hear(String project) {
        if (refused.contains(project)) {
            return Heard.NOTHING;
        }
        Map<String, Boolean> tasks = new LinkedHashMap<>();
        for (int page = 0; page < MOST_PAGES; page++) {
            String token = tokens.get(project);
            switch (gate.call(() -> client.fetchEvents(project, token))) {
                case ApiResult.Ok<EventsAnswer>(EventsAnswer.NewSync(var fresh), var _) -> {
                    tokens.put(project, fresh);
                    return new Heard(tasks, true);
                }
                case ApiResult.Ok<EventsAnswer>(EventsAnswer.Events(var events, var next, var more), var _) -> {
                    tokens.put(project, next);
                    events.stream()
                            .filter(EventStreams::isUnlisted)
                            .forEach(event -> tasks.put(event.resourceGid(), CAME.contains(event.action())));
                    if (!more) {
                        return new Heard(tasks, false);
                    }
                }
                case ApiResult.Failed<EventsAnswer>(var failure, var _) -> {
                    LOG.infof("the events of project %s are not shown, lists do: %s", project, failure.detail());
                    refused.add(project);
                    return new Heard(tasks, false);
                }
            }
        }
        tokens.remove(project);
        return new Heard(tasks, true);
    }

    /// What changes `modified_at` is in the list of modified tasks.
    private static boolean isUnlisted(AsanaEvent event) {
        return event.resourceType().equals("task") && (CAME.contains(event.action()) || WENT.contains(event.action()));
    }
}
