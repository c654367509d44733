package io.mlconnector.local.operate;

import io.mlconnector.contracts.TokenV1;
import io.mlconnector.contracts.TopicSpec;
import io.mlconnector.contracts.Topics;
import io.mlconnector.contracts.WebhookV1;
import io.mlconnector.serviceruntime.secret.KeyId;
import io.mlconnector.serviceruntime.secret.KeyRotation;
import io.mlconnector.serviceruntime.secret.Purpose;
import io.mlconnector.serviceruntime.secret.TokenPlace;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Which keys have sealed what is kept. Nothing is opened: a ciphertext names its key.
///
/// @param rows of each purpose how many rows each key has sealed
public record KeyUse(Map<Purpose, Map<Integer, Integer>> rows) {

    /// What the topics say.
    public sealed interface Look {
        record Seen(KeyUse use) implements Look {}

        record Silent(String why) implements Look {}
    }

    public static Look look(String bootstrapServers) {
        Map<Purpose, Map<Integer, Integer>> rows = new EnumMap<>(Purpose.class);
        for (TokenPlace place : TokenPlace.values()) {
            switch (table(bootstrapServers, place.tokens(), TokenV1.class).read()) {
                case KeptTable.Answer.Silent<TokenV1>(var why) -> {
                    return new Look.Silent(why);
                }
                case KeptTable.Answer.Read<TokenV1>(var all) ->
                    all.values()
                            .forEach(token -> count(
                                    rows,
                                    token.purpose().equals(place.refresh().kind()) ? place.refresh() : place.access(),
                                    token.ciphertext()));
            }
        }
        return switch (table(bootstrapServers, Topics.ASANA_WEBHOOKS, WebhookV1.class)
                .read()) {
            case KeptTable.Answer.Silent<WebhookV1>(var why) -> new Look.Silent(why);
            case KeptTable.Answer.Read<WebhookV1>(var all) -> {
                for (WebhookV1 hook : all.values()) {
                    String secret = hook.secret();
                    if (secret != null) {
                        count(rows, Purpose.WEBHOOK_SECRET, secret);
                    }
                }
                yield new Look.Seen(new KeyUse(rows));
            }
        };
    }

    /// How many rows keys have sealed that only open any more.
    public int outdated(KeyRotation.State state) {
        Map<Integer, Integer> counts = rows.getOrDefault(state.purpose(), Map.of());
        return state.older().stream().mapToInt(id -> counts.getOrDefault(id, 0)).sum();
    }

    public int current(KeyRotation.State state) {
        return rows.getOrDefault(state.purpose(), Map.of()).getOrDefault(state.primary(), 0);
    }

    private static <V> KeptTable<V> table(String bootstrapServers, TopicSpec topic, Class<V> type) {
        return new KeptTable<>(bootstrapServers, topic, type);
    }

    private static void count(Map<Purpose, Map<Integer, Integer>> rows, Purpose purpose, String ciphertext) {
        Optional<Integer> key = KeyId.of(ciphertext);
        key.ifPresent(id -> rows.computeIfAbsent(purpose, _ -> new HashMap<>()).merge(id, 1, Integer::sum));
    }
}
