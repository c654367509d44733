package io.mlconnector.qbowriter;

import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.domain.accounting.Posting;
import io.mlconnector.domain.command.Basis;
import io.mlconnector.domain.command.OperationKey;
import io.mlconnector.domain.command.QboCommand.BillLine;
import io.mlconnector.domain.command.QboCommand.PostBill;
import io.mlconnector.domain.command.QboCommand.PostJournalEntry;
import io.mlconnector.domain.command.QboCommand.UpdateBill;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/// Commands as enrich-service decides them.
final class Commands {
    static final String REALM = "9341450000000001";
    static final String TASK = "1207";
    static final LocalDate DAY = LocalDate.parse("2026-11-24");

    private static final Basis BASIS = new Basis("asana/Task/1207", "2026-11-24T10:00:00Z");

    private Commands() {}

    static PostBill bill(String amount) {
        return new PostBill(
                "CostItem/1207",
                new OperationKey(REALM + "/CostItem/1207/PostBill/1"),
                "hash-1",
                BASIS,
                TASK,
                "56",
                DAY,
                LocalDate.parse("2026-12-12"),
                "3",
                null,
                List.of(new BillLine(new BigDecimal(amount), "7", "5000", "58", "Chairs")));
    }

    /// Of the bill that [#bill] made: 1043, in its first version.
    static UpdateBill update(String amount) {
        return new UpdateBill(
                "CostItem/1207",
                new OperationKey(REALM + "/CostItem/1207/update/1-" + amount),
                "hash-" + amount,
                BASIS,
                TASK,
                "1043",
                0,
                1,
                "56",
                DAY,
                LocalDate.parse("2026-12-12"),
                "3",
                List.of(new BillLine(new BigDecimal(amount), "7", "5000", "58", "Chairs")),
                List.of("amount 120.50 -> " + amount));
    }

    static PostJournalEntry journalEntry() {
        return new PostJournalEntry(
                "CostItem/1207",
                new OperationKey(REALM + "/CostItem/1207/PostJournalEntry/1"),
                "hash-2",
                BASIS,
                TASK,
                DAY,
                null,
                "Chairs",
                List.of(
                        new Posting(Posting.Side.DEBIT, new BigDecimal("120.50"), "7", "5000", "3", null),
                        new Posting(
                                Posting.Side.CREDIT,
                                new BigDecimal("120.50"),
                                "33",
                                "5000",
                                "3",
                                new EntityRef(EntityType.VENDOR, "56"))));
    }
}
