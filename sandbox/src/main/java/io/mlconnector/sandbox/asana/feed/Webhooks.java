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
import io.mlconnector.sandbox.http.SentLog;
import io.mlconnector.sandbox.store.Secret;
import io.mlconnector.sandbox.time.Timers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;

/// Subscriptions: made with a handshake inside the create call, kept across restarts, gone after a day of
/// failures. Deliveries that wait are not kept: they are made at most once.
public final class Webhooks implements AutoCloseable {
    private static final int SECRET_DIGITS = 32;

    private final HookSender sender = new HookSender();
    private final SentLog sent = new SentLog();
    private final World world;
    private final ToIntFunction<String> streams;
    private final Postman postman;
    private final Courier courier;

    /// @param streams how many open `/events` streams a resource has; they count like webhooks
    /// @param retryDelays waits after the first, second, … failed delivery; the last one repeats
    public Webhooks(World world, Timers timers, List<Duration> retryDelays, ToIntFunction<String> streams) {
        this.world = world;
        this.streams = streams;
        Roster roster = new Roster();
        History history = new History();
        this.postman = new Postman(timers, retryDelays, sender, sent, roster, history, this::forget);
        this.courier = new Courier(timers, roster, history, postman);
        world.asSystem(work -> work.resources().all(Type.WEBHOOK)).forEach(courier::subscribe);
    }

    /// @param secret shown in the answer to the create call and nowhere else
    public record Created(Resource webhook, String secret) {
        @Override
        public String toString() {
            return "Created[" + webhook + "]";
        }
    }

    /// What really went out.
    SentLog sent() {
        return sent;
    }

    public void use(Mishap.Source mishaps) {
        postman.use(mishaps);
    }

    public FeedRules rules() {
        return postman.rules();
    }

    public void use(FeedRules rules) {
        postman.use(rules);
    }

    /// Called while the world is locked.
    public void tell(List<Event> events) {
        if (!events.isEmpty()) {
            courier.tell(events, world.switches().deliveryDelay());
        }
    }

    /// Blocks until the target has answered the handshake.
    ///
    /// @param app id of the OAuth app; empty for a personal access token
    /// @throws Refusal also when it answered wrongly
    public Created create(String actor, String app, ObjectNode data) {
        Wish wish = world.look(actor, work -> Wish.checked(work, app, data, streams));
        String secret = Secret.hex(SECRET_DIGITS);
        FeedRules rules = rules();
        try {
            shakeHands(wish.target(), secret, rules);
            Resource webhook = world.as(
                    actor, work -> Wish.checked(work, app, data, streams).keep(work, secret));
            courier.subscribe(webhook);
            if (rules.heartbeatBeforeAnswer()) {
                courier.beat(webhook.gid()).await(rules.answerWithin().toMillis(), TimeUnit.MILLISECONDS);
            } else {
                courier.beatAfter(world.switches().deliveryDelay(), webhook.gid());
            }
            return new Created(webhook, secret);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.badRequest("The handshake was interrupted.");
        }
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

    /// As if it had failed for a day: nobody is told, and what was waiting is lost.
    ///
    /// @return whether there was one
    public boolean loseSilently(String webhook) {
        boolean known = world.asSystem(work -> work.resources().find(Type.WEBHOOK, webhook))
                .isPresent();
        if (known) {
            courier.lose(webhook);
            forget(webhook);
        }
        return known;
    }

    public ObjectNode health(String webhook) {
        return courier.health(webhook);
    }

    /// How many events and deliveries wait.
    public int waiting(String webhook) {
        return courier.waiting(webhook);
    }

    /// Newest first.
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
        postman.close();
        sender.close();
    }

    private void forget(String webhook) {
        world.asSystem(work -> {
            work.resources().delete(webhook);
            return webhook;
        });
    }

    private void shakeHands(String target, String secret, FeedRules rules) throws InterruptedException {
        HookSender.Outcome outcome =
                sender.handshake(target, secret, rules.emptyHandshake() ? "" : "{}", rules.answerWithin());
        if (outcome.status() == 0) {
            throw Refusal.badRequest("The remote server did not respond to the handshake: " + outcome.remark());
        }
        if (!outcome.isSuccess()) {
            throw Refusal.badRequest("The remote server responded with an incorrect status code (received "
                    + outcome.status() + ", expected 200 or 204).");
        }
        if (outcome.secret().filter(secret::equals).isEmpty()) {
            throw Refusal.badRequest("The remote server did not respond with the handshake secret.");
        }
    }
}
