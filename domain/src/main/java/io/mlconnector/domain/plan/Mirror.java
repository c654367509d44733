package io.mlconnector.domain.plan;

import io.mlconnector.domain.accounting.QboEntity;
import io.mlconnector.domain.accounting.RecordState;
import io.mlconnector.domain.command.AsanaCommand.Home;
import io.mlconnector.domain.command.AsanaCommand.PutTask;
import io.mlconnector.domain.command.Basis;
import io.mlconnector.domain.link.Link;
import io.mlconnector.domain.link.Pair;
import io.mlconnector.domain.work.Directory;
import io.mlconnector.domain.work.Field;
import io.mlconnector.domain.work.FieldValue;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The task that shows a QuickBooks record. Where it is created is no part of what it shows: a task is never moved.
final class Mirror {
    /// How the task shall look.
    record Look(String name, @Nullable LocalDate dueOn, Map<Field, FieldValue> fields) {
        Look {
            fields = Map.copyOf(fields);
        }

        String hash() {
            return Hashes.of("task", name, dueOn, Hashes.of(fields));
        }
    }

    private Mirror() {}

    /// What is gone and was never shown stays so.
    ///
    /// @param home asked only for a new task; empty when it cannot be said yet
    static void plan(Planning planning, QboEntity entity, Look look, Supplier<Optional<Home>> home) {
        String pair = Pair.mirror(entity.ref());
        Optional<Link> link = planning.view().findLink(pair);
        String hash = look.hash();
        if (!Agreement.needsWrite(link, hash) || (link.isEmpty() && entity.state() != RecordState.ACTIVE)) {
            return;
        }
        String gid = link.map(Link::asanaGid).orElse(null);
        Optional<Home> place = gid == null ? home.get() : Optional.of(new Home.InDirectory(directory(entity)));
        place.ifPresent(where -> planning.add(new PutTask(
                pair,
                planning.nextKey(pair, "task", link, hash),
                hash,
                new Basis("quickbooks/" + entity.ref(), String.valueOf(entity.version())),
                entity.ref(),
                gid,
                where,
                look.name(),
                look.dueOn(),
                look.fields())));
    }

    static Directory directory(QboEntity entity) {
        return switch (entity.ref().type()) {
            case VENDOR -> Directory.VENDORS;
            case CUSTOMER -> Directory.CUSTOMERS;
            case INVOICE -> Directory.INVOICES;
            case BILL, CLASS, DEPARTMENT, ACCOUNT, TERM, JOURNAL_ENTRY, BILL_PAYMENT, PAYMENT -> Directory.BILLS;
        };
    }
}
