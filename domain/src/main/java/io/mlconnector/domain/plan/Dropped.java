package io.mlconnector.domain.plan;

import io.mlconnector.domain.accounting.JournalEntry;
import io.mlconnector.domain.accounting.ListItem;
import io.mlconnector.domain.accounting.Obligation;
import io.mlconnector.domain.accounting.Party;
import io.mlconnector.domain.accounting.QboEntity;
import io.mlconnector.domain.accounting.RecordState;
import io.mlconnector.domain.accounting.Settlement;
import io.mlconnector.domain.amendment.Written;
import io.mlconnector.domain.link.Link;
import io.mlconnector.domain.link.Pair;
import io.mlconnector.domain.work.Task;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What QuickBooks did not keep of a posting, told once on its task. A class or department that the company does not
/// track is accepted and dropped without a word. Only the document as it was last written counts, and only while the
/// task and its project are what it was made from: any later difference is a person's wish.
final class Dropped {
    private static final long AS_MADE = 0;

    private record Lost(String what, String sentence) {}

    private Dropped() {}

    static void tell(Planning planning, Task task, Link item, CostValues values, QboEntity document) {
        List<CostCentre> centres = CostCentre.bearing(planning, task);
        if (!isAsWritten(planning.view(), item, document)
                || document.state() != RecordState.ACTIVE
                || centres.size() != 1) {
            return;
        }
        CostCentre centre = centres.getFirst();
        if (!asked(values, centre).equals(Optional.of(item.agreedHash()))) {
            return;
        }
        List<Lost> lost = lost(values, centre, document);
        if (!lost.isEmpty()) {
            CostItemShow.tell(
                    planning,
                    task,
                    "dropped-" + String.join("-", lost.stream().map(Lost::what).toList()),
                    CostItemShow.basis(task),
                    Comments.dropped(
                            planning.view(),
                            document.ref(),
                            document.label(),
                            lost.stream().map(Lost::sentence).toList()));
        }
    }

    /// A document that is known in an older version than we wrote holds what was asked for before. Nobody can tell
    /// until its own link has come.
    private static boolean isAsWritten(ConnectionView view, Link item, QboEntity document) {
        return view.findLink(Pair.origin(document.ref()))
                .filter(origin -> Written.parse(origin.agreedHash())
                        .map(written -> written.version() == document.version() && written.isFor(item.agreedHash()))
                        .orElse(document.version() == AS_MADE))
                .isPresent();
    }

    /// The hash of a posting of these values in this project.
    private static Optional<String> asked(CostValues values, CostCentre centre) {
        return values.fingerprint()
                .map(entered -> Cost.hash(
                        entered,
                        id(centre.className()),
                        id(centre.department()),
                        id(values.customer() instanceof Chosen.Nothing ? centre.customer() : values.customer())));
    }

    private static List<Lost> lost(CostValues values, CostCentre centre, QboEntity document) {
        String classId = id(centre.className());
        String departmentId = id(centre.department());
        return switch (document) {
            case Obligation bill ->
                lost(
                        values,
                        centre,
                        bill.lines().stream().allMatch(line -> isKept(classId, line.classId())),
                        isKept(departmentId, bill.departmentId()),
                        bill.total());
            case JournalEntry entry ->
                lost(
                        values,
                        centre,
                        entry.postings().stream().allMatch(posting -> isKept(classId, posting.classId())),
                        entry.postings().stream().allMatch(posting -> isKept(departmentId, posting.departmentId())),
                        entry.debits());
            case Party _, ListItem _, Settlement _ -> List.of();
        };
    }

    private static List<Lost> lost(
            CostValues values, CostCentre centre, boolean classKept, boolean departmentKept, BigDecimal amount) {
        Stream<Lost> className = classKept ? Stream.of() : tracked("class", "class tracking", centre.className());
        Stream<Lost> department =
                departmentKept ? Stream.of() : tracked("department", "location tracking", centre.department());
        BigDecimal entered = values.amount();
        Stream<Lost> other = entered == null || entered.compareTo(amount) == 0
                ? Stream.of()
                : Stream.of(new Lost(
                        "amount",
                        "Its amount is " + Names.amount(amount, null) + ", not " + Names.amount(entered, null)
                                + ". Correct it there."));
        return Stream.of(className, department, other).flatMap(one -> one).toList();
    }

    private static Stream<Lost> tracked(String what, String tracking, Chosen chosen) {
        return chosen.find().stream()
                .map(entity -> new Lost(
                        what,
                        "It is without the " + what + " " + Names.clean(entity) + ". Turn " + tracking
                                + " on in QuickBooks (Account and settings, Advanced, Categories), and enter the "
                                + what + " there."));
    }

    private static boolean isKept(@Nullable String asked, @Nullable String held) {
        return asked == null || Objects.equals(asked, held);
    }

    private static @Nullable String id(Chosen chosen) {
        return chosen.find().map(entity -> entity.ref().id()).orElse(null);
    }
}
