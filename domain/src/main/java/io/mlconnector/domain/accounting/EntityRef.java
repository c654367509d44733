package io.mlconnector.domain.accounting;

import java.util.Optional;

/// A QuickBooks entity: its type and its `Id`, which is unique per type only. Written as `Bill/1043`.
public record EntityRef(EntityType type, String id) implements Comparable<EntityRef> {
    public EntityRef {
        if (id.isBlank() || id.indexOf('/') >= 0) {
            throw new IllegalArgumentException("not a QuickBooks id: " + id);
        }
    }

    public static Optional<EntityRef> parse(String text) {
        int slash = text.indexOf('/');
        if (slash <= 0 || slash == text.length() - 1 || text.indexOf('/', slash + 1) >= 0) {
            return Optional.empty();
        }
        return EntityType.find(text.substring(0, slash)).map(type -> new EntityRef(type, text.substring(slash + 1)));
    }

    @Override
    public int compareTo(EntityRef other) {
        int byType = type.compareTo(other.type);
        return byType != 0 ? byType : id.compareTo(other.id);
    }

    @Override
    public String toString() {
        return type.wire() + "/" + id;
    }
}
