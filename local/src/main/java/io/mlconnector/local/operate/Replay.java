package io.mlconnector.local.operate;

import io.mlconnector.local.terminal.CommandFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Resets a group to an earlier place while its service is running, or stopped.
public final class Replay {
    private static final Duration ENDED = Duration.ofSeconds(15);

    private final Known known;

    public Replay(Known known) {
        this.known = known;
    }

    /// @param writes how many writes to a vendor that could cause; empty for a group that is no writer's: it decides
    ///     anew, and commands come out only where something differs
    public record Rehearsal(List<GroupReset.Move> moves, Optional<Long> writes) {
        public Rehearsal {
            moves = List.copyOf(moves);
        }

        public long records() {
            return moves.stream().mapToLong(GroupReset.Move::records).sum();
        }
    }

    /// Changes nothing.
    public Rehearsal rehearse(ReplayScope scope) {
        try (GroupReset reset = new GroupReset(known.bootstrapServers())) {
            List<GroupReset.Move> moves = reset.plan(scope, WriterControl.topicsOf(scope.group()));
            return new Rehearsal(moves, PossibleWrites.of(known.bootstrapServers(), scope.group(), moves));
        }
    }

    public List<GroupReset.Move> toEarliest(String group) {
        return run(ReplayScope.toEarliest(group));
    }

    /// A writer lets go of its group meanwhile and goes on afterwards by itself.
    ///
    /// @return what was done
    public List<GroupReset.Move> run(ReplayScope scope) {
        String group = scope.group();
        Set<String> topics = WriterControl.topicsOf(group);
        try (GroupReset reset = new GroupReset(known.bootstrapServers())) {
            // A topic or partition that is none is said before anybody is stopped.
            reset.plan(scope, topics);
            Optional<WriterControl.Paused> paused = new WriterControl(known).pause(group);
            // A member that ended without saying so is forgotten after its session's time.
            if (paused.isEmpty() && !reset.isEmptyWithin(group, ENDED)) {
                throw CommandFailure.of("The group " + group + " has " + reset.members(group)
                        + " active member(s), and it cannot be paused from here: stop the service, then try again.");
            }
            try {
                reset.awaitEmpty(group);
                List<GroupReset.Move> moves = reset.plan(scope, topics);
                reset.apply(group, moves);
                return moves;
            } finally {
                paused.ifPresent(WriterControl.Paused::close);
            }
        }
    }
}
