package io.mlconnector.domain.amendment;

import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.domain.accounting.Obligation;
import io.mlconnector.domain.command.QboCommand.BillLine;
import io.mlconnector.domain.command.QboCommand.UpdateBill;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Those values of a bill that its cost item decides about. Everything else belongs to the people in QuickBooks: the
/// number, the book date, the memo, descriptions, attachments.
public record BillValues(
        String vendorId,
        @Nullable LocalDate dueOn,
        @Nullable String departmentId,
        List<Obligation.Line> lines) {
    public BillValues {
        lines = lines.stream().map(BillValues::plain).toList();
    }

    /// One value that is not the same on both sides; amounts and dates as text, references by id.
    ///
    /// @param what `amount`, `due date`, `account`, …
    /// @param type of what the ids refer to; null for plain text
    /// @param there null for none
    /// @param here null for none
    public record Difference(
            String what,
            @Nullable EntityType type,
            @Nullable String there,
            @Nullable String here) {}

    public static BillValues of(Obligation bill) {
        return new BillValues(bill.party().id(), bill.dueOn(), bill.departmentId(), bill.lines());
    }

    public static BillValues of(UpdateBill wanted) {
        return of(wanted.vendorId(), wanted.dueOn(), wanted.departmentId(), wanted.lines());
    }

    public static BillValues of(String vendorId, LocalDate dueOn, @Nullable String departmentId, List<BillLine> lines) {
        return new BillValues(
                vendorId,
                dueOn,
                departmentId,
                lines.stream()
                        .map(line ->
                                new Obligation.Line(line.amount(), line.accountId(), line.classId(), line.customerId()))
                        .toList());
    }

    /// What is not the same; empty when all is.
    ///
    /// @param here the other side, as the task wants it
    public List<Difference> differences(BillValues here) {
        List<Difference> differences = new ArrayList<>();
        add(differences, "vendor", EntityType.VENDOR, vendorId, here.vendorId);
        add(differences, "amount", null, amount().toPlainString(), here.amount().toPlainString());
        add(differences, "due date", null, text(dueOn), text(here.dueOn));
        add(differences, "department", EntityType.DEPARTMENT, departmentId, here.departmentId);
        if (lines.size() != here.lines.size()) {
            add(differences, "number of lines", null, "" + lines.size(), "" + here.lines.size());
            return differences;
        }
        for (int i = 0; i < lines.size(); i++) {
            Obligation.Line there = lines.get(i);
            Obligation.Line wanted = here.lines.get(i);
            if (lines.size() > 1) {
                String what = "amount of line " + (i + 1);
                add(differences, what, null, amount(there.amount()), amount(wanted.amount()));
            }
            add(differences, "account", EntityType.ACCOUNT, there.accountId(), wanted.accountId());
            add(differences, "class", EntityType.CLASS, there.classId(), wanted.classId());
            add(differences, "customer", EntityType.CUSTOMER, there.customerId(), wanted.customerId());
        }
        return differences;
    }

    /// Whether these are the wanted values, less the classes and departments that QuickBooks does not track and drops.
    boolean isKeptOf(BillValues wanted) {
        return differences(wanted).stream()
                .allMatch(one -> one.there() == null
                        && (one.what().equals("class") || one.what().equals("department")));
    }

    /// Of all lines, without tax.
    public BigDecimal amount() {
        return plain(lines.stream().map(Obligation.Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private static void add(
            List<Difference> all,
            String what,
            @Nullable EntityType type,
            @Nullable String there,
            @Nullable String here) {
        if (!Objects.equals(there, here)) {
            all.add(new Difference(what, type, there, here));
        }
    }

    private static Obligation.Line plain(Obligation.Line line) {
        return new Obligation.Line(plain(line.amount()), line.accountId(), line.classId(), line.customerId());
    }

    /// At least two decimals, and no zeros behind them: equal amounts are written alike.
    private static BigDecimal plain(BigDecimal amount) {
        BigDecimal stripped = amount.stripTrailingZeros();
        return stripped.scale() < 2 ? stripped.setScale(2) : stripped;
    }

    private static String amount(BigDecimal amount) {
        return amount.toPlainString();
    }

    private static @Nullable String text(@Nullable LocalDate date) {
        return date == null ? null : date.toString();
    }
}
