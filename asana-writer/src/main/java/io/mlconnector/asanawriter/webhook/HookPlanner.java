package io.mlconnector.asanawriter.webhook;

import io.mlconnector.contracts.WebhookV1;
import io.mlconnector.contracts.WebhookV1.State;
import io.mlconnector.serviceruntime.secret.HookPaths;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Decides what is to be done about the webhooks of one connection: one that works on each resource that is wanted,
/// none on others, and never a word about what is not ours.
///
/// @param address what all target addresses of the connection begin with, its name included
/// @param wanted one for each resource
/// @param live all that Asana shows to our user, others' too
/// @param now by our clock
/// @param asanas now by Asana's clock
record HookPlanner(
        String address,
        List<Subscription> wanted,
        List<WebhookV1> records,
        List<LiveHook> live,
        Instant now,
        Instant asanas) {

    /// In this order.
    ///
    /// @param deletions at Asana
    /// @param forgotten records of webhooks that are no longer there, or shall not be
    /// @param kept one that listens, for each resource that has one
    /// @param created nothing listens
    record Plan(
            List<LiveHook> deletions,
            List<WebhookV1> forgotten,
            List<Kept> kept,
            List<Subscription> created,
            List<WebhookV1> awaited) {}

    /// @param health replaced by a new one, and then deleted, when it is dying
    record Kept(Subscription wanted, WebhookV1 known, LiveHook hook, HookHealth health) {}

    Plan plan() {
        List<Kept> kept = new ArrayList<>();
        List<Subscription> created = new ArrayList<>();
        List<WebhookV1> awaited = new ArrayList<>();
        for (Subscription one : wanted) {
            Optional<Kept> best = best(one);
            Optional<WebhookV1> pending = pending(one);
            best.ifPresent(kept::add);
            if (best.isEmpty()) {
                pending.ifPresentOrElse(awaited::add, () -> created.add(one));
            }
        }
        Set<String> keptGids = new HashSet<>();
        Set<String> keptHooks = new HashSet<>();
        kept.forEach(one -> {
            keptGids.add(one.hook().gid());
            keptHooks.add(one.known().hook());
        });
        return new Plan(
                live.stream()
                        .filter(hook -> !keptGids.contains(hook.gid()) && isOurs(hook) && !isAwaited(hook))
                        .toList(),
                records.stream()
                        .filter(known -> known.state() == State.ACTIVE
                                ? !keptHooks.contains(known.hook())
                                : known.state() == State.PENDING && isExpired(known))
                        .toList(),
                kept,
                created,
                awaited);
    }

    /// Of several on one resource, such as an old one and its replacement, the one that works, and the newest of those.
    private Optional<Kept> best(Subscription one) {
        return live.stream()
                .flatMap(hook -> record(hook)
                        .filter(known -> known.state() == State.ACTIVE
                                && known.resource().equals(one.resource())
                                && hook.gid().equals(known.webhook()))
                        .map(known -> new Kept(one, known, hook, HookHealth.of(hook, asanas)))
                        .stream())
                .min(Comparator.comparingInt((Kept found) -> rank(found.health()))
                        .thenComparing(
                                found -> found.hook().createdAt(), Comparator.nullsLast(Comparator.reverseOrder())));
    }

    private static int rank(HookHealth health) {
        return switch (health) {
            case HookHealth.Well _ -> 0;
            case HookHealth.Failing _ -> 1;
            case HookHealth.Dying _ -> 2;
        };
    }

    /// The record that belongs to the address that a webhook delivers to.
    private Optional<WebhookV1> record(LiveHook hook) {
        if (!hook.target().startsWith(address)) {
            return Optional.empty();
        }
        String path = hook.target().substring(hook.target().lastIndexOf('/') + 1);
        return records.stream()
                .filter(known -> known.hook().equals(HookPaths.hook(path)))
                .findFirst();
    }

    /// By its address, or by its record where our address has changed since.
    private boolean isOurs(LiveHook hook) {
        return hook.target().startsWith(address)
                || records.stream()
                        .anyMatch(known ->
                                known.state() != State.REMOVED && hook.gid().equals(known.webhook()));
    }

    /// Its create call may be under way in another instance, which owned the connection before.
    private boolean isAwaited(LiveHook hook) {
        return record(hook)
                .filter(known -> known.state() == State.PENDING && !isExpired(known))
                .isPresent();
    }

    private Optional<WebhookV1> pending(Subscription one) {
        return records.stream()
                .filter(known -> known.resource().equals(one.resource()))
                .filter(known -> known.state() == State.PENDING && !isExpired(known))
                .findFirst();
    }

    private boolean isExpired(WebhookV1 known) {
        return known.expiresAt() == null || known.expiresAt().isBefore(now);
    }
}
