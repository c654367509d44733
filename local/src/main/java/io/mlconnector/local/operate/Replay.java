package io.mlconnector.local.operate;

import io.mlconnector.local.terminal.CommandFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Resets a group to the beginning while its service is running, or stopped.
public final class Replay {
    private static final Duration ENDED = Duration.ofSeconds(15);

    private final Known known;

    public Replay(Known known) {
        this.known = known;
    }

    public List<GroupReset.Move> rehearse(String group) {
        try (GroupReset reset = new GroupReset(known.bootstrapServers())) {
            return reset.plan(group, WriterControl.topicsOf(group));
        }
    }

    /// A writer lets go of its group meanwhile and goes on afterwards by itself.
    ///
    /// @return what was done
    public List<GroupReset.Move> toEarliest(String group) {
        Set<String> topics = WriterControl.topicsOf(group);
        try (GroupReset reset = new GroupReset(known.bootstrapServers())) {
            Optional<WriterControl.Paused> paused = new WriterControl(known).pause(group);
            // A member that ended without saying so is forgotten after its session's time.
            if (paused.isEmpty() && !reset.isEmptyWithin(group, ENDED)) {
                throw CommandFailure.of("The group " + group + " has " + reset.members(group)
                        + " active member(s), and it cannot be paused from here: stop the service, then try again.");
            }
            try {
                reset.awaitEmpty(group);
                List<GroupReset.Move> moves = reset.plan(group, topics);
                reset.apply(group, moves);
                return moves;
            } finally {
                paused.ifPresent(WriterControl.Paused::close);
            }
        }
    }
}
