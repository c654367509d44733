package io.mlconnector.sandbox.quickbooks.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Payment terms: so many days after the transaction, or a day of the month.
final class TermRules implements Rules {
    @Override
    public void complete(ObjectNode entity, @Nullable ObjectNode before, Unit unit) {
        Names.check(EntityType.TERM, entity, 31);
        boolean standard = Nodes.given(entity, "DueDays");
        if (!standard && !Nodes.given(entity, "DayOfMonthDue")) {
            throw FaultException.missing("DueDays");
        }
        entity.put("Type", standard ? "STANDARD" : "DATE_DRIVEN");
    }

    static LocalDate dueDate(ObjectNode term, LocalDate from) {
        if (Nodes.given(term, "DueDays")) {
            return from.plusDays(term.path("DueDays").asLong());
        }
        int day = term.path("DayOfMonthDue").asInt(1);
        LocalDate due = from.withDayOfMonth(Math.min(day, from.lengthOfMonth()));
        boolean tooSoon =
                !due.isAfter(from.plusDays(term.path("DueNextMonthDays").asInt(0)));
        LocalDate month = tooSoon ? from.plusMonths(1) : from;
        return month.withDayOfMonth(Math.min(day, month.lengthOfMonth()));
    }
}
