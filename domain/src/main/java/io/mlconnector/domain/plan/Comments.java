package io.mlconnector.domain.plan;

import io.mlconnector.domain.accounting.EntityRef;
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
    static String refused(@Nullable String reason) {
        String text = "Not posted. " + (reason == null || reason.isBlank() ? "QuickBooks refused it." : reason);
        return text.contains(READY) ? text : text + " Then set Posting to " + READY + " again.";
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

    /// @param lost a sentence for each thing that is not as it was entered
    static String dropped(ConnectionView view, EntityRef ref, @Nullable String number, List<String> lost) {
        return "QuickBooks did not keep all of this cost in " + Names.document(ref, number) + ".\n- "
                + String.join("\n- ", lost) + page(view, ref);
    }

    private static String page(ConnectionView view, EntityRef ref) {
        return Pages.of(view, ref).map(page -> "\n" + page).orElse("");
    }
}
