package io.mlconnector.enrich.quickbooks;

import io.mlconnector.domain.accounting.EntityType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What QuickBooks refuses to show, and why. One thread writes; any thread reads.
final class Unread {
    /// Replaced, never changed.
    private volatile Map<EntityType, String> types = Map.of();
    private volatile @Nullable String changes;

    /// @param refusal null when the type was read whole
    void type(EntityType type, @Nullable String refusal) {
        Map<EntityType, String> now = new EnumMap<>(EntityType.class);
        now.putAll(types);
        if (refusal == null) {
            now.remove(type);
        } else {
            now.put(type, refusal);
        }
        types = Map.copyOf(now);
    }

    /// @param refusal null when the changes are shown
    void changes(@Nullable String refusal) {
        changes = refusal;
    }

    boolean has(EntityType type) {
        return types.containsKey(type);
    }

    boolean hasTypes() {
        return !types.isEmpty();
    }

    /// Plain sentences; empty when everything is shown.
    Optional<String> sentences() {
        List<String> sentences = new ArrayList<>();
        types.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(one -> sentences.add("QuickBooks refuses to show "
                        + one.getKey().wire() + " (" + one.getValue() + "); it is asked again."));
        String refusal = changes;
        if (refusal != null) {
            sentences.add("QuickBooks refuses to show what changed (" + refusal + "); it is asked again.");
        }
        return sentences.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", sentences));
    }
}
