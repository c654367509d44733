package io.mlconnector.domain.plan;

import static io.mlconnector.domain.fixtures.WorkFixtures.at;
import static io.mlconnector.domain.fixtures.WorkFixtures.with;

import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.domain.accounting.Obligation;
import io.mlconnector.domain.accounting.RecordState;
import io.mlconnector.domain.command.AsanaCommand.ShowPosting;
import io.mlconnector.domain.command.QboCommand;
import io.mlconnector.domain.fixtures.BooksFixtures;
import io.mlconnector.domain.fixtures.CostItemFixtures;
import io.mlconnector.domain.fixtures.InMemoryView;
import io.mlconnector.domain.fixtures.LinkFixtures;
import io.mlconnector.domain.link.Link;
import io.mlconnector.domain.link.Pair;
import io.mlconnector.domain.work.Field;
import io.mlconnector.domain.work.FieldValue;
import io.mlconnector.domain.work.Task;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/// The bill 145 of 1234.50 was posted from task 1207, and the task shows it.
final class PostedBill {
    static final String TASK = "1207";
    static final EntityRef BILL = new EntityRef(EntityType.BILL, "145");
    static final EntityRef VENDOR = new EntityRef(EntityType.VENDOR, "56");

    private final InMemoryView view = CostItemFixtures.ready();
    private Instant now = Instant.parse("2026-11-26T10:00:00Z");

    PostedBill() {
        QboCommand post = Plans.only(Plans.ofTask(view), QboCommand.class);
        Obligation bill = bill(0, "1234.50", "1234.50", RecordState.ACTIVE);
        for (Link link : LinkFixtures.posted(post, BILL, "N-145", view::findLink)) {
            view.with(link.pair().equals(Pair.origin(BILL)) ? LinkFixtures.written(link, bill) : link);
        }
        view.with(bill);
        settle();
    }

    InMemoryView view() {
        return view;
    }

    Instant now() {
        return now;
    }

    /// A person leaves the task so.
    void change(Task task) {
        now = now.plusSeconds(60);
        view.with(at(with(task, Field.QUICKBOOKS_ID, new FieldValue.Text(BILL.id())), now));
    }

    /// The task is brought to what is planned, until nothing more is.
    void settle() {
        for (int i = 0; i < 5; i++) {
            now = now.plusSeconds(1);
            for (ShowPosting show : Plans.all(Plans.ofTask(view), ShowPosting.class)) {
                LinkFixtures.done(show, TASK, now, view::findLink).forEach(view::with);
                if (show.fields().get(Field.POSTING) instanceof FieldValue.Choice(var name)) {
                    view.with(at(
                            with(view.findTask(TASK).orElseThrow(), Field.POSTING, new FieldValue.Choice(name)), now));
                }
            }
        }
    }

    static Obligation bill(long version, String total, String balance, RecordState state) {
        return bill(version, "N-145", total, balance, state);
    }

    static Obligation bill(long version, String number, String total, String balance, RecordState state) {
        BigDecimal amount = new BigDecimal(total);
        return new Obligation(
                BILL,
                version,
                state,
                VENDOR,
                number,
                BooksFixtures.BOOKED,
                BooksFixtures.DUE,
                "2",
                "USD",
                amount,
                new BigDecimal(balance),
                "memo " + version,
                List.of(new Obligation.Line(amount, "7", "5", "12")));
    }
}
