package io.mlconnector.domain.plan;

import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.accounting.QboEntity;
import io.mlconnector.domain.link.Cause;
import io.mlconnector.domain.link.Link;
import io.mlconnector.domain.link.Refusal;
import io.mlconnector.domain.work.Field;
import io.mlconnector.domain.work.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The records of QuickBooks that a cost names: those chosen on its task, and those of the project that bears it.
record References(List<Named> all) {
    /// @param where it was chosen, in words
    record Named(QboEntity entity, String what, String where) {}

    static References of(Planning planning, Task task) {
        CostValues values = CostValues.of(planning.view(), task);
        List<Named> all = new ArrayList<>();
        add(all, values.vendor(), "vendor", field(Field.VENDOR));
        add(all, values.account(), "account", field(Field.ACCOUNT));
        add(all, values.customer(), "customer", field(Field.CUSTOMER));
        for (CostCentre centre : CostCentre.bearing(planning, task)) {
            String where = "on the project " + centre.projectName();
            add(all, centre.className(), "class", where);
            add(all, centre.department(), "department", where);
            add(all, centre.customer(), "customer", where);
        }
        return new References(List.copyOf(all));
    }

    /// Equal as long as none of them was changed in QuickBooks.
    String versions() {
        return Hashes.of(all.stream()
                .map(named -> named.entity().ref() + " " + named.entity().version() + " "
                        + named.entity().state())
                .toList());
    }

    /// What is in question, with name, id and field.
    ///
    /// @param about the record that QuickBooks named; null when it named none
    Optional<String> sentence(@Nullable EntityRef about) {
        List<String> named = all.stream()
                .filter(each -> about == null || each.entity().ref().equals(about))
                .map(References::words)
                .toList();
        return named.isEmpty() ? Optional.empty() : Optional.of("In question: " + String.join("; ", named) + ".");
    }

    /// The reason of a refusal; of an inactive record, with which of those that the cost names it may be.
    ///
    /// @return null when no reason is known
    @Nullable
    String withSubject(Link refused) {
        Refusal refusal = refused.refusal();
        Optional<String> subject = refusal != null && refusal.code().equals(Cause.INACTIVE_REFERENCE.code())
                ? sentence(refusal.about())
                : Optional.empty();
        String note = refused.note();
        return note == null || note.isBlank()
                ? null
                : note + subject.map(named -> " " + named).orElse("");
    }

    private static String words(Named named) {
        return "the " + named.what() + " " + Names.clean(named.entity()) + " ("
                + named.entity().ref().id() + "), " + named.where();
    }

    private static String field(Field field) {
        return "field " + field.displayName();
    }

    private static void add(List<Named> all, Chosen chosen, String what, String where) {
        if (chosen instanceof Chosen.Known(var entity)) {
            all.add(new Named(entity, what, where));
        }
    }
}
