package io.mlconnector.asanawriter.operation;

import io.mlconnector.domain.command.OperationKey;
import io.mlconnector.domain.link.Link;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The revision of its link that a command was decided on: the last part of its key is `revision-hash`.
///
/// A command that was decided on an older one would bring back what has been replaced since, for example when
/// the topics are worked through again from their beginning. Each write of a link makes the planner look again,
/// so nothing is missed by leaving it out.
final class DecidedOn {
    private static final Pattern LAST_PART = Pattern.compile(".*/([0-9]{1,18})-[0-9a-f]+");

    private DecidedOn() {}

    /// Empty for an operation that happens only once, whatever its link says.
    static OptionalLong revision(OperationKey key) {
        Matcher matcher = LAST_PART.matcher(key.value());
        return matcher.matches() ? OptionalLong.of(Long.parseLong(matcher.group(1))) : OptionalLong.empty();
    }

    static boolean isOlder(OperationKey key, Link link) {
        OptionalLong revision = revision(key);
        return revision.isPresent() && revision.getAsLong() < link.revision();
    }
}
