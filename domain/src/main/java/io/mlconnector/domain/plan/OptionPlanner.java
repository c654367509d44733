package io.mlconnector.domain.plan;

import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.domain.accounting.ListItem;
import io.mlconnector.domain.accounting.QboEntity;
import io.mlconnector.domain.accounting.RecordState;
import io.mlconnector.domain.command.AsanaCommand.PutOption;
import io.mlconnector.domain.command.Basis;
import io.mlconnector.domain.link.Link;
import io.mlconnector.domain.link.Pair;
import io.mlconnector.domain.work.Field;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// QuickBooks list entities as options of their field: the name follows, and enabled is what is active.
final class OptionPlanner {
    /// Asana holds 500 options a field for ever, disabled ones included.
    static final int MAX_ENABLED = 400;

    private OptionPlanner() {}

    static void plan(Planning planning, EntityRef ref) {
        planning.view().findEntity(ref).ifPresent(entity -> plan(planning, entity));
    }

    private static void plan(Planning planning, QboEntity entity) {
        Optional<Field> field = Field.optionsFor(entity.ref().type());
        Optional<Link> link = planning.view().findLink(Pair.option(entity.ref()));
        String hash = hash(entity);
        if (field.isEmpty() || !Agreement.needsWrite(link, hash)) {
            return;
        }
        boolean enabled = isEnabled(entity);
        if (link.isEmpty() && !enabled) {
            return;
        }
        if (link.isEmpty() && !hasRoom(planning, entity.ref())) {
            planning.find(
                    "quickbooks/" + entity.ref(),
                    "too-many-options",
                    "The field " + field.get().displayName() + " has its " + MAX_ENABLED + " options; "
                            + Names.clean(entity) + " cannot be chosen until another one is made inactive.");
            return;
        }
        planning.add(new PutOption(
                Pair.option(entity.ref()),
                planning.nextKey(Pair.option(entity.ref()), "option", link, hash),
                hash,
                new Basis("quickbooks/" + entity.ref(), String.valueOf(entity.version())),
                entity.ref(),
                field.get(),
                link.map(Link::asanaGid).orElse(null),
                Names.clean(entity),
                enabled));
    }

    /// Whether the option is as this entity is now: who depends on its name or state has been looked at before.
    static boolean isSettled(ConnectionView view, QboEntity entity) {
        Optional<Link> link = view.findLink(Pair.option(entity.ref()));
        return Agreement.isAgreed(link) && !Agreement.needsWrite(link, hash(entity));
    }

    /// Whether a field may be set to this entity: its option is there, or comes.
    static boolean isOffered(Planning planning, EntityRef ref) {
        Optional<Link> link = planning.view().findLink(Pair.option(ref));
        if (link.isPresent()) {
            return Agreement.isAgreed(link);
        }
        Optional<QboEntity> entity = planning.view().findEntity(ref);
        return entity.isPresent() && isEnabled(entity.get()) && hasRoom(planning, ref);
    }

    /// Where one option is freed, all others may be the one that gets its place.
    static void planWaiting(Planning planning, EntityType type) {
        List<QboEntity> all = planning.view().listEntities(type);
        if (all.size() > MAX_ENABLED) {
            all.stream()
                    .filter(entity ->
                            planning.view().findLink(Pair.option(entity.ref())).isEmpty())
                    .forEach(entity -> plan(planning, entity));
        }
    }

    private static String hash(QboEntity entity) {
        return Hashes.of("option", Names.clean(entity), isEnabled(entity));
    }

    private static boolean isEnabled(QboEntity entity) {
        return entity.state() == RecordState.ACTIVE
                && !entity.label().isBlank()
                && (!(entity instanceof ListItem item)
                        || item.ref().type() != EntityType.ACCOUNT
                        || Accounts.isPostable(item));
    }

    private static boolean hasRoom(Planning planning, EntityRef ref) {
        return planning.offered(ref.type(), type -> choose(planning.view(), type))
                .contains(ref);
    }

    /// Who has an option keeps it; the others come in the order of their ids.
    private static Set<EntityRef> choose(ConnectionView view, EntityType type) {
        List<EntityRef> enabled = view.listEntities(type).stream()
                .filter(OptionPlanner::isEnabled)
                .map(QboEntity::ref)
                .toList();
        if (enabled.size() <= MAX_ENABLED) {
            return Set.copyOf(enabled);
        }
        Set<EntityRef> linked = enabled.stream()
                .filter(ref -> view.findLink(Pair.option(ref)).isPresent())
                .collect(Collectors.toSet());
        return enabled.stream()
                .sorted(Comparator.comparing((EntityRef ref) -> !linked.contains(ref))
                        .thenComparing(EntityRef::id, LinkedProjects.BY_AGE))
                .limit(MAX_ENABLED)
                .collect(Collectors.toUnmodifiableSet());
    }
}
