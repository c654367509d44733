package io.mlconnector.domain.plan;

import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.amendment.Amendment.Why;
import io.mlconnector.domain.link.Cause;
import io.mlconnector.domain.work.PostingStatus;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is written under a cost item's task.
final class Comments {
    private static final String READY = PostingStatus.READY.displayName();

    private Comments() {}

    static String posted(ConnectionView view, EntityRef ref, @Nullable String number, Optional<String> amount) {
        return "Posted as " + Names.document(ref, number)
                + amount.map(text -> ", " + text).orElse("") + "." + page(view, ref);
    }

    /// @param reason as the writer found it: what is wrong, and what to do
    /// @param goesOn the cause, when the cost is posted by itself once that is gone
    static String refused(@Nullable String reason, Optional<Cause> goesOn) {
        String text = "Not posted. " + (reason == null ? "QuickBooks refused it." : reason);
        if (goesOn.isPresent()) {
            return text + "\nThe cost is posted by itself when " + gone(goesOn.get())
                    + "; clear Posting to take it back." + " After a change here, set Posting to " + READY + " again.";
        }
        return text.contains(READY) ? text : text + " Then set Posting to " + READY + " again.";
    }

    private static String gone(Cause cause) {
        return switch (cause) {
            case CLOSED_PERIOD -> "the books are open for that day";
            case INACTIVE_REFERENCE -> "it is active again";
            case COMPANY_STATUS -> "the company takes changes again";
            case NOT_ALLOWED -> "the connector may write again";
        };
    }

    static String invalid(List<String> problems) {
        String text = problems.size() == 1
                ? "Not posted. " + problems.getFirst()
                : "Not posted.\n- " + String.join("\n- ", problems);
        return text + "\nCorrect it here and set Posting to " + READY
                + " again. Where it is put right in QuickBooks or on the project, the cost is posted by itself;"
                + " clear Posting to take it back.";
    }

    static String stays(ConnectionView view, EntityRef ref, @Nullable String number) {
        return "This cost is posted already, as " + Names.document(ref, number)
                + ". Nothing is posted again, and changes here are not carried over: make them in QuickBooks."
                + page(view, ref);
    }

    /// A change of a posted bill that nobody has approved yet.
    static String notYetCarriedOver(EntityRef ref, @Nullable String number) {
        String bill = Names.document(ref, number);
        return "This cost is posted already, as " + bill + ", which still has the earlier values. Set Posting to "
                + READY + " again to carry the change over; nothing is posted a second time.";
    }

    /// @param changes `amount 100.00 -> 120.00`; none when the bill was there already
    static String updated(ConnectionView view, EntityRef ref, @Nullable String number, @Nullable String changes) {
        String bill = Names.sentence(Names.document(ref, number));
        return (changes == null || changes.isBlank()
                        ? bill + " has these values already; nothing was changed."
                        : bill + " updated: " + changes + ".")
                + page(view, ref);
    }

    /// @param reason as the writer found it: what is wrong, and what to do
    static String notUpdated(
            ConnectionView view,
            EntityRef ref,
            @Nullable String number,
            @Nullable String reason,
            Optional<Cause> goesOn) {
        String text = Names.sentence(Names.document(ref, number)) + " was not changed. "
                + (reason == null ? "QuickBooks refused it." : reason);
        if (goesOn.isPresent()) {
            return text + "\nThe change is carried over by itself when " + gone(goesOn.get())
                    + "; clear Posting to take it back. After another change here, set Posting to " + READY
                    + " again." + page(view, ref);
        }
        return (text.contains(READY) ? text : text + " Then set Posting to " + READY + " again.") + page(view, ref);
    }

    /// @param conflicts `amount 100.00 there, 120.00 here`
    static String notCarriedOver(
            ConnectionView view, EntityRef ref, @Nullable String number, Why why, List<String> conflicts) {
        String bill = Names.sentence(Names.document(ref, number));
        String differences = String.join("; ", conflicts);
        String reason = switch (why) {
            case GONE -> "It is no longer there. What was posted once is not posted again.";
            case OTHER_VENDOR ->
                "A bill stays with its vendor (" + differences + "). Change the vendor in QuickBooks, or"
                        + " delete the bill there and enter a new task.";
            case PAID -> "It is paid, in part or in full (" + differences + "). Ask the accountant.";
            case CHANGED_THERE ->
                "It was changed in QuickBooks: " + differences + ". Nothing is overwritten: make both"
                        + " sides the same, then set Posting to " + READY + " again.";
        };
        return bill + " stays as it is. " + reason + page(view, ref);
    }

    static String invalidChange(EntityRef ref, @Nullable String number, List<String> problems) {
        return Names.sentence(Names.document(ref, number)) + " stays as it is.\n- " + String.join("\n- ", problems)
                + "\nCorrect it here and set Posting to " + READY + " again.";
    }

    /// @param lost a sentence for each thing that is not as it was entered
    static String dropped(ConnectionView view, EntityRef ref, @Nullable String number, List<String> lost) {
        return "QuickBooks did not keep all of this cost in " + Names.document(ref, number) + ".\n- "
                + String.join("\n- ", lost) + page(view, ref);
    }

    private static String page(ConnectionView view, EntityRef ref) {
        return Pages.of(view, ref).map(page -> "\n" + page).orElse("");
    }
}
