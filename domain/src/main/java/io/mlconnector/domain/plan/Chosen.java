package io.mlconnector.domain.plan;

import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.domain.accounting.QboEntity;
import io.mlconnector.domain.accounting.RecordState;
import io.mlconnector.domain.link.Link;
import io.mlconnector.domain.link.Pair;
import io.mlconnector.domain.work.FieldValue;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a person chose where a QuickBooks entity is asked for: in a field, or by name in the mapping file.
sealed interface Chosen {
    record Nothing() implements Chosen {}

    record Known(QboEntity entity) implements Chosen {}

    /// Its option or its record is on its way.
    record Pending(String name) implements Chosen {}

    /// @param ambiguous whether it stands for several entities
    record Unknown(String name, boolean ambiguous) implements Chosen {}

    /// An option is known by its gid only: its name may have been changed by hand.
    static Chosen inField(ConnectionView view, FieldValue value, EntityType type) {
        return switch (value) {
            case FieldValue.Option(var gid, var name) -> option(view, gid, name, type);
            case FieldValue.Entity(var ref) -> known(view, ref, ref.toString());
            case FieldValue.Empty _, FieldValue.Text _, FieldValue.Amount _, FieldValue.Choice _ -> new Nothing();
        };
    }

    private static Chosen option(ConnectionView view, String gid, String name, EntityType type) {
        Optional<EntityRef> linked = view.findLink(Pair.optionGid(gid))
                .filter(link -> link.state() == Link.State.AGREED)
                .flatMap(link -> Optional.ofNullable(link.quickbooks()));
        if (linked.isPresent()) {
            return linked.get().type() == type ? known(view, linked.get(), name) : new Unknown(name, false);
        }
        // Somebody may be quicker than the link of an option that we have just made.
        boolean coming = view.listEntities(type).stream()
                .filter(entity -> Names.clean(entity).equals(name))
                .anyMatch(entity -> view.findLink(Pair.option(entity.ref())).isEmpty());
        return coming ? new Pending(name) : new Unknown(name, false);
    }

    private static Chosen known(ConnectionView view, EntityRef ref, String name) {
        return view.findEntity(ref).<Chosen>map(Known::new).orElseGet(() -> new Pending(name));
    }

    /// By id, by full name, else by name. Active ones go before the others of the same name. What is the id of one and
    /// the name of another stands for neither: money is not booked on a guess.
    static Chosen byName(ConnectionView view, @Nullable String text, EntityType type) {
        if (text == null || text.isBlank()) {
            return new Nothing();
        }
        String wanted = text.strip();
        List<QboEntity> all = view.listEntities(type).stream()
                .filter(entity -> entity.state() == RecordState.ACTIVE || entity.state() == RecordState.INACTIVE)
                .toList();
        List<QboEntity> named = named(all, wanted);
        Optional<QboEntity> byId =
                all.stream().filter(entity -> entity.ref().id().equals(wanted)).findFirst();
        if (byId.isPresent()) {
            return named.stream().allMatch(byId.get()::equals) ? new Known(byId.get()) : new Unknown(wanted, true);
        }
        List<QboEntity> active = named.stream()
                .filter(entity -> entity.state() == RecordState.ACTIVE)
                .toList();
        List<QboEntity> candidates = active.isEmpty() ? named : active;
        return candidates.size() == 1 ? new Known(candidates.getFirst()) : new Unknown(wanted, !candidates.isEmpty());
    }

    private static List<QboEntity> named(List<QboEntity> all, String wanted) {
        List<QboEntity> byFullName = all.stream()
                .filter(entity -> Names.clean(entity).equalsIgnoreCase(wanted))
                .toList();
        return byFullName.isEmpty()
                ? all.stream()
                        .filter(entity -> lastName(entity).equalsIgnoreCase(wanted))
                        .toList()
                : byFullName;
    }

    private static String lastName(QboEntity entity) {
        String name = Names.clean(entity);
        return name.substring(name.lastIndexOf(':') + 1).strip();
    }

    default Optional<QboEntity> find() {
        return this instanceof Known(var entity) ? Optional.of(entity) : Optional.empty();
    }

    default boolean is(EntityRef ref) {
        return find().filter(entity -> entity.ref().equals(ref)).isPresent();
    }
}
