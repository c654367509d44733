package io.mlconnector.domain.plan;

import io.mlconnector.domain.command.Command;
import java.util.List;

/// What follows from a change: commands in the order in which they shall be handed out, and what was found on the way.
public record Plan(List<Command> commands, List<Finding> findings) {
    public static final Plan NOTHING = new Plan(List.of(), List.of());

    public Plan {
        commands = List.copyOf(commands);
        findings = List.copyOf(findings);
    }

    /// Something that a person may ask about later; goes to the audit trail.
    ///
    /// @param record `quickbooks/Bill/1043` or `asana/Task/1207`
    /// @param verdict one word or two: `waiting`, `not-posted`, `unlinked`
    /// @param detail a plain sentence
    public record Finding(String record, String verdict, String detail) {}
}
