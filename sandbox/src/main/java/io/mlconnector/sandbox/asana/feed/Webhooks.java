package io.mlconnector.sandbox.asana.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.asana.model.Event;
import io.mlconnector.sandbox.asana.model.Input;
import io.mlconnector.sandbox.asana.model.Refusal;
import io.mlconnector.sandbox.asana.model.Resource;
import io.mlconnector.sandbox.asana.model.Type;
import io.mlconnector.sandbox.asana.model.Work;
import io.mlconnector.sandbox.asana.model.World;
import io.mlconnector.sandbox.store.Secret;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/// Subscriptions: made with a handshake inside the create call, kept across restarts, gone after a day of failures.
public final class Webhooks implements AutoCloseable {
    private static final int MAX_PER_RESOURCE = 1_000;
    private static final Set<Type> SUBSCRIBABLE = Set.of(Type.WORKSPACE, Type.PORTFOLIO, Type.PROJECT, Type.TASK);

    private final HookSender sender = new HookSender();
    private final World world;
    private final Courier courier;

    /// @param retryDelays waits after the first, second, … failed delivery; the last one repeats
    public Webhooks(World world, Clock clock, List<Duration> retryDelays) {
        this.world = world;
        this.courier = new Courier(clock, retryDelays, sender, this::forget);
        world.asSystem(work -> work.resources().all(Type.WEBHOOK)).forEach(courier::subscribe);
    }

    /// @param secret shown in the answer to the create call and nowhere else
    public record Created(Resource webhook, String secret) {
        @Override
        public String toString() {
            return "Created[" + webhook + "]";
        }
    }

    private record Wish(String resource, String target, JsonNode filters) {}

    public void start() {
        courier.start();
    }

    /// Called while the world is locked.
    public void tell(List<Event> events) {
        if (!events.isEmpty()) {
            courier.tell(events, world.switches().deliveryDelay());
        }
    }

    /// Blocks until the target has answered the handshake.
    ///
    /// @throws Refusal also when it answered wrongly
    public Created create(String actor, ObjectNode data) {
        Wish wish = world.as(actor, work -> checked(work, data));
        String secret = Secret.hex(32);
        shakeHands(wish.target(), secret);
        Resource webhook = world.as(actor, work -> {
            checked(work, data);
            return work.resources()
                    .create(
                            Type.WEBHOOK,
                            state -> state.put("resource", wish.resource())
                                    .put("target", wish.target())
                                    .put("active", true)
                                    .put("user", actor)
                                    .put("secret", secret)
                                    .put("created_at", work.time())
                                    .set("filters", wish.filters()));
        });
        courier.subscribe(webhook);
        courier.beat(webhook.gid());
        return new Created(webhook, secret);
    }

    public Resource update(Work work, Resource webhook, ObjectNode data) {
        Input input = new Input(data);
        input.forbid("target", "resource", "active");
        Type scope = work.resources()
                .find(webhook.text("resource"))
                .map(Resource::type)
                .orElse(Type.PROJECT);
        JsonNode filters = Filters.checked(input.get("filters"), scope);
        Resource changed = webhook.with(state -> state.set("filters", filters));
        work.resources().save(changed);
        courier.filter(webhook.gid(), filters);
        return changed;
    }

    public void delete(Work work, Resource webhook) {
        work.resources().delete(webhook.gid());
        courier.unsubscribe(webhook.gid());
    }

    public ObjectNode health(String webhook) {
        return courier.health(webhook);
    }

    public List<Delivery> latest() {
        return courier.latest();
    }

    /// Sends everything that has arrived so far again.
    ///
    /// @return counts down as each is attempted
    public CountDownLatch redeliver(int times, boolean shuffle, long seed) {
        return courier.redeliver(times, shuffle, seed);
    }

    @Override
    public void close() {
        courier.close();
        sender.close();
    }

    private void forget(String webhook) {
        world.asSystem(work -> {
            work.resources().delete(webhook);
            return webhook;
        });
    }

    private static Wish checked(Work work, ObjectNode data) {
        Input input = new Input(data);
        String gid = input.gid("resource");
        Resource resource = work.resources()
                .find(gid)
                .filter(known -> SUBSCRIBABLE.contains(known.type()) && !known.isTrashed())
                .orElseThrow(() -> Refusal.badRequest("resource: Unknown object: " + gid));
        String target = target(work, input.text("target"));
        List<Resource> others = work.resources().all(Type.WEBHOOK).stream()
                .filter(other -> other.text("resource").equals(resource.gid()))
                .toList();
        boolean duplicate = others.stream()
                .anyMatch(other -> other.text("target").equals(target)
                        && other.text("user").equals(work.actor().gid()));
        if (duplicate) {
            throw Refusal.forbidden("Duplicated webhook: the same user, resource and target have a webhook already.");
        }
        if (others.size() >= MAX_PER_RESOURCE) {
            throw Refusal.forbidden("The resource has the maximum of " + MAX_PER_RESOURCE + " webhooks.");
        }
        return new Wish(resource.gid(), target, Filters.checked(input.get("filters"), resource.type()));
    }

    private static String target(Work work, String given) {
        try {
            URI uri = URI.create(given);
            String scheme = uri.getScheme();
            if (uri.getHost() != null && ("http".equals(scheme) || "https".equals(scheme))) {
                boolean local =
                        uri.getHost().equals("localhost") || uri.getHost().startsWith("127.");
                if (local && !work.switches().localTargets()) {
                    throw Refusal.forbidden("target: The target URL must not be on localhost.");
                }
                return given;
            }
        } catch (IllegalArgumentException _) {
            // Not a URI: the same answer as to one without a host.
        }
        throw Refusal.badRequest("target: Not a valid URL: " + given);
    }

    private void shakeHands(String target, String secret) {
        HookSender.Outcome outcome;
        try {
            outcome = sender.handshake(target, secret);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.badRequest("The handshake was interrupted.");
        }
        if (outcome.status() == 0) {
            throw Refusal.badRequest("The remote server did not respond to the handshake: " + outcome.remark());
        }
        if (!outcome.isSuccess()) {
            throw Refusal.badRequest("The remote server responded with an incorrect status code (received "
                    + outcome.status() + ", expected 200 or 204).");
        }
        if (!outcome.secret().filter(secret::equals).isPresent()) {
            throw Refusal.badRequest("The remote server did not respond with the handshake secret.");
        }
    }
}
