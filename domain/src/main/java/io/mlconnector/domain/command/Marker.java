package io.mlconnector.domain.command;

import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.domain.link.Pair;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the connector leaves in a document so that it can be found again and leads back to its task.
///
/// In `PrivateNote`: `… [asana:1207 mlc:1f0c…]` with the task's gid and the operation's short id. A journal entry
/// carries the short id as its `DocNumber` too (`MLC-` and 16 digits, within QuickBooks' 21 characters).
///
/// @param taskGid the Asana task
/// @param operation the first 16 hex digits of the operation key's hash
public record Marker(String taskGid, String operation) {
    /// More refusals than any cost has.
    private static final int MOST_ATTEMPTS = 1_000;

    private static final Pattern NOTE = Pattern.compile("\\[asana:([0-9]+) mlc:([0-9a-f]{16})]");

    public static Marker of(String taskGid, OperationKey key) {
        return new Marker(taskGid, Hash.brief(key.value(), 16));
    }

    /// The last one: ours stands at the end, and what a person wrote before it may look like one.
    public static Optional<Marker> find(@Nullable String note) {
        if (note == null) {
            return Optional.empty();
        }
        Optional<Marker> last = Optional.empty();
        for (Matcher matcher = NOTE.matcher(note); matcher.find(); ) {
            last = Optional.of(new Marker(matcher.group(1), matcher.group(2)));
        }
        return last;
    }

    /// A person's text with the same length in which nothing reads as a marker: `(asana:1207 mlc:1f0c…)`.
    public static String defused(String text) {
        return NOTE.matcher(text).replaceAll("(asana:$1 mlc:$2)");
    }

    /// The operation that left this mark. The attempts of a cost are numbered, and the mark is the hash of one of them.
    ///
    /// @return empty when it is none of this connection's: the note of another company's document was copied
    public Optional<OperationKey> findOperation(ConnectionId connection) {
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            OperationKey key = attempt(connection, taskGid, attempt);
            if (Hash.brief(key.value(), 16).equals(operation)) {
                return Optional.of(key);
            }
        }
        return Optional.empty();
    }

    /// The operation that posts a cost.
    ///
    /// @param refusals how many definite refusals there were before
    public static OperationKey attempt(ConnectionId connection, String taskGid, long refusals) {
        return OperationKey.of(connection, Pair.costItem(taskGid), "post", String.valueOf(refusals));
    }

    /// The text for `PrivateNote`.
    public String note() {
        return "[asana:" + taskGid + " mlc:" + operation + "]";
    }

    /// The text for a journal entry's `DocNumber`.
    public String docNumber() {
        return "MLC-" + operation;
    }
}
