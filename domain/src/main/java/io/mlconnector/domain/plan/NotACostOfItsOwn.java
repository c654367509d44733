package io.mlconnector.domain.plan;

import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.domain.accounting.QboEntity;
import io.mlconnector.domain.link.Link;
import io.mlconnector.domain.link.Pair;
import io.mlconnector.domain.work.Field;
import io.mlconnector.domain.work.FieldValue;
import io.mlconnector.domain.work.Task;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Tasks that show what QuickBooks has already. Posting one would book the same cost twice.
final class NotACostOfItsOwn {
    private NotACostOfItsOwn() {}

    /// Why the task must not be posted; empty when there is nothing against it.
    static Optional<String> reason(Planning planning, Task task) {
        Optional<String> mirror = Optional.ofNullable(planning.mirrors().get(task.gid()))
                .map(entity -> "This task shows " + Names.document(entity.ref(), entity.label())
                        + ", which QuickBooks has already, and is not posted again. Enter a new cost as a new task.");
        if (mirror.isPresent()) {
            return mirror;
        }
        // Our own field: the mirror's link may be late, and a copied task brings it along.
        return task.field(Field.QUICKBOOKS_ID) instanceof FieldValue.Text(var id)
                ? Optional.of(
                        "This task carries the QuickBooks id " + id + ", so it may be in QuickBooks already. If it"
                                + " is a new cost that was copied from another task, clear the field "
                                + Field.QUICKBOOKS_ID.displayName() + " first.")
                : Optional.empty();
    }

    /// The records that have a task of their own, by its gid. Every one of them is looked up.
    static Map<String, QboEntity> mirrors(ConnectionView view) {
        Map<String, QboEntity> mirrors = new HashMap<>();
        Stream.of(EntityType.BILL, EntityType.INVOICE, EntityType.VENDOR, EntityType.CUSTOMER)
                .flatMap(type -> view.listEntities(type).stream())
                .forEach(entity -> view.findLink(Pair.mirror(entity.ref()))
                        .map(Link::asanaGid)
                        .ifPresent(gid -> mirrors.putIfAbsent(gid, entity)));
        return mirrors;
    }
}
