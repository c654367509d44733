package io.mlconnector.sandbox.asana.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.asana.model.IndexKeys;
import io.mlconnector.sandbox.asana.model.Input;
import io.mlconnector.sandbox.asana.model.Refusal;
import io.mlconnector.sandbox.asana.model.Resource;
import io.mlconnector.sandbox.asana.model.Type;
import io.mlconnector.sandbox.asana.model.Work;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToIntFunction;

/// A webhook that somebody asks for, found to be allowed:
/// <https://developers.asana.com/reference/createwebhook>.
///
/// @param app id of the OAuth app that asks; empty for a personal access token
/// @param target kept as it was given, its query as well
record Wish(String app, String resource, String target, JsonNode filters) {
    private static final int MAX_PER_RESOURCE = 1_000;
    private static final int MAX_PER_USER = 10_000;
    private static final Set<String> SUBSCRIBABLE =
            Set.of("workspace", "team", "portfolio", "goal", "project", "task", "user_task_list");
    private static final Set<String> LOCAL = Set.of("localhost", "0.0.0.0", "[::1]", "[::]");

    /// @param streams how many open `/events` streams a resource has; they count like webhooks
    /// @throws Refusal when it is not allowed
    static Wish checked(Work work, String app, ObjectNode data, ToIntFunction<String> streams) {
        Input input = new Input(data);
        String gid = input.gid("resource");
        Resource resource = work.resources()
                .find(gid)
                .filter(known -> SUBSCRIBABLE.contains(known.type().wireName()) && !known.isTrashed())
                .orElseThrow(() -> Refusal.badRequest("resource: Unknown object: " + gid));
        String target = target(work, input.text("target"));
        JsonNode filters = Filters.checked(input.get("filters"), resource.type());
        String user = work.actor().gid();
        List<Resource> others = work.resources().under(IndexKeys.webhooksOn(resource.gid()));
        if (others.stream()
                .anyMatch(other -> other.text("target").equals(target)
                        && other.text("user").equals(user))) {
            throw Refusal.forbidden("Duplicated webhook: the same user, resource and target have a webhook already.");
        }
        if (others.size() + streams.applyAsInt(resource.gid()) >= MAX_PER_RESOURCE) {
            throw Refusal.forbidden("The resource has the maximum of " + MAX_PER_RESOURCE + " webhooks.");
        }
        if (work.resources().under(IndexKeys.webhooksOf(user, app)).size() >= MAX_PER_USER) {
            throw Refusal.forbidden("The app has the maximum of " + MAX_PER_USER + " webhooks for this user.");
        }
        return new Wish(app, resource.gid(), target, filters);
    }

    Resource keep(Work work, String secret) {
        return work.resources()
                .create(
                        Type.WEBHOOK,
                        state -> state.put("resource", resource)
                                .put("target", target)
                                .put("active", true)
                                .put("user", work.actor().gid())
                                .put("app", app)
                                .put("secret", secret)
                                .put("created_at", work.time())
                                .set("filters", filters));
    }

    private static String target(Work work, String given) {
        try {
            URI uri = URI.create(given);
            String scheme = uri.getScheme();
            if (uri.getHost() != null && ("http".equals(scheme) || "https".equals(scheme))) {
                if (isLocal(uri.getHost().toLowerCase(Locale.ROOT))
                        && !work.switches().localTargets()) {
                    throw Refusal.forbidden("target: The target URL must not be on localhost.");
                }
                return given;
            }
        } catch (IllegalArgumentException _) {
            // Not a URI: the same answer as to one without a host.
        }
        throw Refusal.badRequest("target: Not a valid URL: " + given);
    }

    private static boolean isLocal(String host) {
        return LOCAL.contains(host) || host.endsWith(".localhost") || host.startsWith("127.");
    }

    @Override
    public String toString() {
        return "Wish[" + resource + "]";
    }
}
