package io.mlconnector.sandbox.quickbooks.webhook;

import io.mlconnector.sandbox.quickbooks.books.EntityType;
import io.mlconnector.sandbox.quickbooks.books.Verb;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What was ticked on the app's webhook page: pairs of an entity and an operation. Only what QuickBooks announces at
/// all can be chosen: a bill is never voided, an attachment has no events.
///
/// @see <a href="https://developer.intuit.com/app/developer/qbo/docs/develop/webhooks">Webhooks</a>
public record Subscriptions(Set<Pair> pairs) {
    public static final Subscriptions ALL = new Subscriptions(everything());

    public record Pair(EntityType type, Verb verb) {
        @Override
        public String toString() {
            return type.wire() + "." + verb.legacy();
        }
    }

    public Subscriptions {
        pairs = Set.copyOf(pairs);
    }

    /// @param names such as `Vendor` for all of its operations, or `Vendor.Create`; `*` is everything
    /// @throws IllegalArgumentException naming what cannot be subscribed to
    public static Subscriptions of(List<String> names) {
        Set<Pair> chosen = new HashSet<>();
        for (String name : names) {
            List<Pair> meant = ALL.pairs.stream()
                    .filter(pair -> name.equals("*")
                            || pair.type().wire().equals(name)
                            || pair.toString().equals(name))
                    .toList();
            if (meant.isEmpty()) {
                throw new IllegalArgumentException("QuickBooks has no webhook for '" + name
                        + "'; name an entity such as Vendor, or one operation of it such as Vendor.Create.");
            }
            chosen.addAll(meant);
        }
        return new Subscriptions(chosen);
    }

    boolean include(WebhookEvent event) {
        return pairs.contains(new Pair(event.type(), event.verb()));
    }

    /// Sorted, for people.
    public List<String> names() {
        return pairs.stream().map(Pair::toString).sorted().toList();
    }

    static Optional<Verb> verb(String operation) {
        return Arrays.stream(Verb.values())
                .filter(verb -> verb.legacy().equalsIgnoreCase(operation))
                .findFirst();
    }

    private static Set<Pair> everything() {
        Set<Pair> all = new HashSet<>();
        for (EntityType type : EntityType.values()) {
            Arrays.stream(Verb.values()).filter(type::announces).forEach(verb -> all.add(new Pair(type, verb)));
        }
        return all;
    }
}
