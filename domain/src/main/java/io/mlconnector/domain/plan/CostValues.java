package io.mlconnector.domain.plan;

import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.domain.work.Field;
import io.mlconnector.domain.work.FieldValue;
import io.mlconnector.domain.work.PostAs;
import io.mlconnector.domain.work.Task;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What a person entered on a cost item's task.
///
/// @param postAs the chosen name; a bill where nothing is chosen
record CostValues(
        Chosen vendor,
        Chosen account,
        Chosen customer,
        @Nullable BigDecimal amount,
        @Nullable LocalDate dueOn,
        String postAs) {

    static CostValues of(ConnectionView view, Task task) {
        return new CostValues(
                Chosen.inField(view, task.field(Field.VENDOR), EntityType.VENDOR),
                Chosen.inField(view, task.field(Field.ACCOUNT), EntityType.ACCOUNT),
                Chosen.inField(view, task.field(Field.CUSTOMER), EntityType.CUSTOMER),
                task.field(Field.AMOUNT) instanceof FieldValue.Amount(var amount) ? amount : null,
                task.dueOn(),
                task.field(Field.POST_AS) instanceof FieldValue.Choice(var name) ? name : PostAs.BILL.displayName());
    }

    /// Equal for equal values, whatever else changes on the task. Empty while it is not known what was chosen.
    Optional<String> fingerprint() {
        if (vendor instanceof Chosen.Pending
                || account instanceof Chosen.Pending
                || customer instanceof Chosen.Pending) {
            return Optional.empty();
        }
        return Optional.of(Hashes.half("cost", text(vendor), text(account), text(customer), amount, dueOn, postAs));
    }

    /// Of what was entered, whether it is understood or not.
    static String entered(Task task) {
        Map<Field, FieldValue> values = new EnumMap<>(Field.class);
        for (Field field : List.of(Field.VENDOR, Field.ACCOUNT, Field.CUSTOMER, Field.AMOUNT, Field.POST_AS)) {
            values.put(field, task.field(field));
        }
        return Hashes.of(Hashes.of(values), task.dueOn(), new TreeSet<>(task.projects()));
    }

    private static @Nullable String text(Chosen chosen) {
        return switch (chosen) {
            case Chosen.Nothing _ -> null;
            case Chosen.Known(var entity) -> entity.ref().toString();
            case Chosen.Pending(var name) -> "?" + name;
            case Chosen.Unknown(var name, var _) -> "?" + name;
        };
    }
}
