package io.mlconnector.sandbox.page;

import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Call;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a page says after a form was carried out. The address names it, so that no page shows text out of an address.
public enum Said {
    SAVED("Saved."),
    SAME("Nothing was different, so nothing was written."),
    CREATED("Created."),
    DELETED("Deleted."),
    VOIDED("Voided."),
    PAID("Paid."),
    INACTIVE("Made inactive."),
    ACTIVE("Made active again."),
    MERGED("Merged into this record."),
    COMMENTED("Comment added."),
    COMPLETED("Marked complete."),
    REOPENED("Marked incomplete."),
    ADDED("Added."),
    REMOVED("Removed."),
    MOVED("The clock has been moved."),
    SENT("Sent.");

    private static final String PARAMETER = "said";

    private final String sentence;

    Said(String sentence) {
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }

    static Optional<Said> of(Call call) {
        String name = call.query(PARAMETER, "");
        return Arrays.stream(values()).filter(said -> said.word().equals(name)).findFirst();
    }

    /// To the page that shows the result, so that reloading it does not send the form again.
    ///
    /// @param address on this site, with its query
    public Answer redirect(String address) {
        int anchor = address.indexOf('#');
        String page = anchor < 0 ? address : address.substring(0, anchor);
        String end = anchor < 0 ? "" : address.substring(anchor);
        return Answer.empty(303)
                .with("Location", page + (page.contains("?") ? "&" : "?") + PARAMETER + "=" + word() + end);
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
